package org.reperio.services;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The cache: Redis, with an append-only file so that it survives a crash. */
final class Redis implements Program {
  /** What the library of this build carries. */
  private static final String VERSION = "7.0.15";

  private static final int TIMEOUT_MS = 1000;

  private final InstanceFolder instance;
  private final Ports ports;
  private final Credentials credentials;

  Redis(InstanceFolder instance, Ports ports, Credentials credentials) {
    this.instance = instance;
    this.ports = ports;
    this.credentials = credentials;
  }

  @Override
  public String name() {
    return "redis";
  }

  @Override
  public ProcessBuilder prepare() throws IOException, InterruptedException {
    Path home = instance.data(name());
    InstanceFolder.make(home);
    Path configuration = home.resolve("redis.conf");
    InstanceFolder.replace(
        configuration,
        String.join(
            "\n",
            "bind 127.0.0.1",
            "port " + ports.claim(name()),
            // Whoever has the password may use data, and neither settings nor files of the server.
            "user default on >" + credentials.password() + " ~* &* +@all -@dangerous +info",
            "daemonize no",
            "databases 16",
            "appendonly yes",
            "appendfsync everysec",
            "save \"\"",
            "maxmemory 256mb",
            "maxmemory-policy volatile-lru",
            ""));
    return new ProcessBuilder(List.of(executable().toString(), configuration.toString()))
        .directory(home.toFile());
  }

  private Path executable() throws IOException {
    Path executable = instance.state().resolve("bin").resolve("redis-server-" + VERSION);
    if (Files.exists(executable)) {
      return executable;
    }
    InstanceFolder.make(executable.getParent());
    Path fresh = executable.resolveSibling("redis-unpacking");
    try (InputStream program = Redis.class.getResourceAsStream(resource())) {
      if (program == null) {
        throw new IOException(
            "there is no embedded Redis for this system; set REPERIO_REDIS_URL to one of your own");
      }
      Files.copy(program, fresh, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwx------"));
    Files.move(fresh, executable, StandardCopyOption.ATOMIC_MOVE);
    return executable;
  }

  /** The program for this system, as the library names it. */
  private static String resource() {
    boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
    boolean arm = System.getProperty("os.arch").matches("aarch64|arm64");
    return "/redis-server-%s-%s-%s"
        .formatted(VERSION, mac ? "darwin" : "linux", arm ? "arm64" : "amd64");
  }

  @Override
  public boolean isReady() {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.last(name())), TIMEOUT_MS);
      socket.setSoTimeout(TIMEOUT_MS);
      socket
          .getOutputStream()
          .write(
              ("AUTH " + credentials.password() + "\r\nPING\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      return "+OK".equals(reader.readLine()) && "+PONG".equals(reader.readLine());
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public String address() {
    return "127.0.0.1:" + ports.last(name());
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("reperio.redis.url", "redis://:" + credentials.password() + "@" + address());
  }
}
