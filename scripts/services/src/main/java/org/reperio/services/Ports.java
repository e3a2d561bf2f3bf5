package org.reperio.services;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The ports of an instance: chosen among the free ones at first start, kept for as long as nobody
 * else takes them.
 */
final class Ports {
  /** Below the range that Linux and macOS give to outgoing connections, which come and go. */
  private static final int LOWEST = 20_000;

  private static final int HIGHEST = 32_000;
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Path file;
  private final Console console;
  private final Properties chosen = new Properties();

  Ports(InstanceFolder instance, Console console) throws IOException {
    this.file = instance.state().resolve("ports.properties");
    this.console = console;
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        chosen.load(reader);
      }
    }
  }

  /**
   * The port of {@code name}, free at this moment. It changes when another program holds the old
   * one.
   */
  synchronized int claim(String name) throws IOException, InterruptedException {
    return claim(name, 0);
  }

  /** The same; the first choice falls on {@code preferred} if it is free and not 0. */
  synchronized int claim(String name, int preferred) throws IOException, InterruptedException {
    int kept = last(name);
    if (kept != 0 && becomesFree(kept)) {
      return kept;
    }
    int fresh = kept == 0 && preferred != 0 && isFree(preferred) ? preferred : draw();
    if (kept != 0) {
      console.say(
          name, "port " + kept + " is taken by another program; using " + fresh + " from now on");
    }
    chosen.setProperty(name, Integer.toString(fresh));
    StringWriter content = new StringWriter();
    chosen.store(content, null);
    InstanceFolder.replace(file, content.toString());
    return fresh;
  }

  /** The port claimed last for {@code name}; 0 when there is none. */
  synchronized int last(String name) {
    try {
      return Integer.parseInt(chosen.getProperty(name, "0").strip());
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private int draw() throws IOException {
    for (int tries = 0; tries < HIGHEST - LOWEST; tries++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (!chosen.containsValue(Integer.toString(port)) && isFree(port)) {
        return port;
      }
    }
    throw new IOException("no free port between " + LOWEST + " and " + HIGHEST);
  }

  /** A process that just ended may hold its port for a moment. */
  private static boolean becomesFree(int port) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isFree(port)) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(PAUSE.toMillis());
    }
    return true;
  }

  /** A port for a short while. */
  static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Whether nobody listens on the loopback address at {@code port}. */
  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
