package org.reperio.attack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.reperio.product.AnyCertificate;

/** A connection on which any bytes may be sent, at any speed. */
public final class Wire implements AutoCloseable {

  private final Socket socket;

  private Wire(Socket socket) {
    this.socket = socket;
  }

  /** A connection to a service itself. */
  public static Wire plain(int port) throws IOException {
    return new Wire(new Socket(InetAddress.getLoopbackAddress(), port));
  }

  /** A connection to the front door. */
  public static Wire encrypted(int port) throws IOException {
    return new Wire(AnyCertificate.connect(InetAddress.getLoopbackAddress(), port));
  }

  /** Sends text in which every character is a byte. */
  public Wire send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public Wire send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  /**
   * What comes, until the other side closes, falls silent for so long, or has sent a mebibyte. A
   * connection that is reset has come to its end, too.
   */
  public String answer(Duration silence) throws IOException {
    socket.setSoTimeout((int) silence.toMillis());
    var read = new ByteArrayOutputStream();
    var buffer = new byte[8192];
    try {
      InputStream in = socket.getInputStream();
      for (int count = in.read(buffer);
          count >= 0 && read.size() < 1 << 20;
          count = in.read(buffer)) {
        read.write(buffer, 0, count);
      }
    } catch (SocketTimeoutException | SocketException | SSLException e) {
      // What has come by then is the answer.
    }
    return read.toString(StandardCharsets.ISO_8859_1);
  }

  /** Whether the other side has closed, or does within so long; what comes is thrown away. */
  public boolean ends(Duration patience) throws IOException {
    long end = System.nanoTime() + patience.toNanos();
    try {
      while (System.nanoTime() < end) {
        socket.setSoTimeout((int) Math.max(1, (end - System.nanoTime()) / 1_000_000));
        if (socket.getInputStream().read() < 0) {
          return true;
        }
      }
      return false;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (SocketException | SSLException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
