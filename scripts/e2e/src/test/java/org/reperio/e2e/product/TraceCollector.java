package org.reperio.e2e.product;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/** Takes spans by OTLP over HTTP, and keeps them in memory. */
public final class TraceCollector implements AutoCloseable {

  private final HttpServer server;
  private final List<Span> spans = new CopyOnWriteArrayList<>();

  private TraceCollector(HttpServer server) {
    this.server = server;
  }

  /**
   * A span.
   *
   * @param parent empty when it has none
   * @param links the ids of the traces that it is linked to
   * @param text all that is written in it, one after the other
   */
  public record Span(
      String trace, String id, String parent, String name, List<String> links, String text) {}

  /** Opens a collector on a free port of the loopback address. */
  public static TraceCollector open() throws IOException {
    var collector =
        new TraceCollector(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    collector.server.createContext(
        "/v1/traces",
        exchange -> {
          boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
          try (var in =
              packed ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
            collector.take(in.readAllBytes());
          }
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    collector.server.start();
    return collector;
  }

  /** Where services send to. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What has arrived so far. */
  public List<Span> spans() {
    return List.copyOf(spans);
  }

  /** What has arrived of one trace. */
  public List<Span> spans(String trace) {
    return spans.stream().filter(span -> span.trace().equals(trace)).toList();
  }

  private void take(byte[] request) {
    for (byte[] resource : Message.of(request).all(1)) {
      for (byte[] scope : Message.of(resource).all(2)) {
        Message.of(scope).all(2).forEach(span -> spans.add(span(span)));
      }
    }
  }

  private static Span span(byte[] bytes) {
    Message span = Message.of(bytes);
    return new Span(
        hex(span.one(1)),
        hex(span.one(2)),
        hex(span.one(4)),
        new String(span.one(5), StandardCharsets.UTF_8),
        span.all(13).stream().map(link -> hex(Message.of(link).one(1))).toList(),
        new String(bytes, StandardCharsets.ISO_8859_1));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** A message of protocol buffers: the fields that have a length, by their numbers. */
  private record Message(Map<Integer, List<byte[]>> fields) {

    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH = 2;

    static Message of(byte[] bytes) {
      Map<Integer, List<byte[]>> fields = new TreeMap<>();
      ByteBuffer in = ByteBuffer.wrap(bytes);
      while (in.hasRemaining()) {
        int key = (int) varint(in);
        switch (key & 7) {
          case VARINT -> varint(in);
          case EIGHT_BYTES -> in.position(in.position() + Long.BYTES);
          case LENGTH -> {
            byte[] value = new byte[(int) varint(in)];
            in.get(value);
            fields.computeIfAbsent(key >> 3, none -> new ArrayList<>()).add(value);
          }
          default -> in.position(in.position() + Integer.BYTES);
        }
      }
      return new Message(fields);
    }

    private static long varint(ByteBuffer in) {
      long value = 0;
      for (int shift = 0; ; shift += 7) {
        byte part = in.get();
        value |= (part & 0x7fL) << shift;
        if (part >= 0) {
          return value;
        }
      }
    }

    List<byte[]> all(int number) {
      return fields.getOrDefault(number, List.of());
    }

    byte[] one(int number) {
      List<byte[]> values = all(number);
      return values.isEmpty() ? new byte[0] : values.get(values.size() - 1);
    }
  }
}
