package org.reperio.services.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** HTTP/1 byte by byte, over TLS: says what no client library would say, and sees what comes. */
final class RawClient implements AutoCloseable {
  private static final int PATIENCE_MS = 20_000;

  private final SSLSocket socket;
  private final InputStream in;
  private final OutputStream out;

  /**
   * What came.
   *
   * @param headers by name in lower case; two of one name are joined by {@code " | "}
   * @param framed whether the body's end was told by the headers; else the connection's end was it
   */
  record Answer(int status, Map<String, String> headers, String body, boolean framed) {}

  RawClient(SSLContext tls, int port) throws IOException {
    socket = (SSLSocket) tls.getSocketFactory().createSocket("127.0.0.1", port);
    socket.setSoTimeout(PATIENCE_MS);
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  /** Sends text as it is; a bar stands for the end of a line. */
  RawClient send(String text) throws IOException {
    out.write(text.replace("|", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
    return this;
  }

  RawClient send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
    return this;
  }

  /** The next answer to a request that was no HEAD. */
  Answer answer() throws IOException {
    return answer(false);
  }

  Answer answer(boolean head) throws IOException {
    String[] status = line().split(" ", 3);
    if (status.length < 2) {
      throw new IOException("no answer came");
    }
    Map<String, String> headers = new LinkedHashMap<>();
    for (String header = line(); !header.isEmpty(); header = line()) {
      int colon = header.indexOf(':');
      headers.merge(
          header.substring(0, colon).toLowerCase(Locale.ROOT),
          header.substring(colon + 1).strip(),
          (one, other) -> one + " | " + other);
    }
    int code = Integer.parseInt(status[1]);
    if (head || code < 200 || code == 204 || code == 304) {
      return new Answer(code, headers, "", true);
    }
    if (headers.containsKey("content-length")) {
      byte[] body = in.readNBytes(Integer.parseInt(headers.get("content-length")));
      return new Answer(code, headers, new String(body, StandardCharsets.UTF_8), true);
    }
    if ("chunked".equals(headers.get("transfer-encoding"))) {
      return new Answer(code, headers, chunks(), true);
    }
    return new Answer(code, headers, new String(in.readAllBytes(), StandardCharsets.UTF_8), false);
  }

  private String chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = size(); size > 0; size = size()) {
      body.write(in.readNBytes(size));
      line();
    }
    line();
    return body.toString(StandardCharsets.UTF_8);
  }

  private int size() throws IOException {
    return Integer.parseInt(line().strip(), 16);
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  /** Whether nothing at all comes for so long: no byte and no end. */
  boolean isSilentFor(int millis) throws IOException {
    socket.setSoTimeout(millis);
    try {
      in.read();
      return false;
    } catch (SocketTimeoutException e) {
      return true;
    } finally {
      socket.setSoTimeout(PATIENCE_MS);
    }
  }

  /** Whether the other side ends the connection within so long. */
  boolean endsWithin(int millis) throws IOException {
    socket.setSoTimeout(millis);
    try {
      return in.read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    } finally {
      socket.setSoTimeout(PATIENCE_MS);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
