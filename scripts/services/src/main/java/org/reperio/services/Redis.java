package org.reperio.services;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import redis.embedded.core.ExecutableProvider;

/** The cache: Redis, with an append-only file so that it survives a crash. */
final class Redis implements Program {
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
    Files.createDirectories(home);
    Path configuration = home.resolve("redis.conf");
    InstanceFolder.replace(
        configuration,
        String.join(
            "\n",
            "bind 127.0.0.1",
            "port " + ports.claim(name()),
            "requirepass " + credentials.password(),
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
    Path executable =
        instance.state().resolve("bin").resolve("redis-server-" + Versions.of("redis"));
    if (Files.exists(executable)) {
      return executable;
    }
    Files.createDirectories(executable.getParent());
    Path unpacked = Files.createTempDirectory(executable.getParent(), "redis");
    Path fresh = ExecutableProvider.newJarResourceProvider(unpacked.toFile()).get().toPath();
    if (!fresh.toFile().setExecutable(true)) {
      throw new IOException("cannot make executable: " + fresh);
    }
    Files.move(fresh, executable, StandardCopyOption.ATOMIC_MOVE);
    Files.deleteIfExists(unpacked);
    return executable;
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
