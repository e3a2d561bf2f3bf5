package org.reperio.api.exchange;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A client that sends and reads only what it is told to, from an address of its own. */
final class SlowClient implements AutoCloseable {

  private final Socket socket = new Socket();

  SlowClient(String request) {
    try {
      // What the operating system takes for its reader is little, so that it is the reader's pace.
      socket.setReceiveBufferSize(4096);
      socket.setSoTimeout(20_000);
      socket.connect(new InetSocketAddress("localhost", RestAssured.port));
      send(request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String head(String method, String path, String... headers) {
    return "%s %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n\r\n"
        .formatted(method, path, String.join("\r\n", headers));
  }

  void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
  }

  /** The head of the answer, with its status. */
  String answer() throws IOException {
    var head = new ByteArrayOutputStream();
    while (!head.toString(US_ASCII).endsWith("\r\n\r\n")) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        break;
      }
      head.write(next);
    }
    return head.toString(US_ASCII);
  }

  /** Whether the server ends the connection; what it sends before that is thrown away. */
  boolean isEnded() throws IOException {
    try {
      while (socket.getInputStream().read() >= 0) {
        continue;
      }
      return true;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
