package org.reperio.services;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The stand-in for DataCite and Crossref: DOIs are registered on this machine alone. */
final class DoiRegistrar implements Program {
  private static final String MAIN = "org.reperio.services.registrar.Main";
  private static final String USERNAME = "REPERIO.LOCAL";

  /** DataCite keeps this prefix free for tests; nothing resolves that begins with it. */
  private static final String PREFIX = "10.5072";

  private static final int TIMEOUT_MS = 1000;

  private final InstanceFolder instance;
  private final Ports ports;
  private final Path lib;
  private final Credentials credentials;

  DoiRegistrar(InstanceFolder instance, Ports ports, Path lib, Credentials credentials) {
    this.instance = instance;
    this.ports = ports;
    this.lib = lib;
    this.credentials = credentials;
  }

  @Override
  public String name() {
    return "registrar";
  }

  @Override
  public ProcessBuilder prepare() throws IOException, InterruptedException {
    Path folder = instance.data(name());
    InstanceFolder.make(folder);
    List<String> command =
        new ArrayList<>(
            JavaChild.command(lib, name(), "48m", List.of("-XX:TieredStopAtLevel=1"), MAIN));
    command.add("127.0.0.1");
    command.add(Integer.toString(ports.claim(name())));
    command.add(folder.toString());
    command.add(USERNAME);
    command.add(PREFIX);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("REGISTRAR_PASSWORD", credentials.password());
    return builder;
  }

  @Override
  public boolean isReady() {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.last(name())), TIMEOUT_MS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public String address() {
    return "http://127.0.0.1:" + ports.last(name());
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("reperio.pids.doi.mode", "required");
    settings.put("reperio.pids.doi.prefix", PREFIX);
    for (String registrar : List.of("datacite", "crossref")) {
      String prefix = "reperio.pids." + registrar;
      settings.put(prefix + ".url", address());
      settings.put(prefix + ".username", USERNAME);
      settings.put(prefix + ".password", credentials.password());
    }
    settings.put("reperio.pids.crossref.email", "nobody@localhost");
    return settings;
  }
}
