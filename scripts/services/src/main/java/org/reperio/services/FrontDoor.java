package org.reperio.services;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** HTTPS on one address for the API and the pages. */
final class FrontDoor implements Program {
  private static final String MAIN = "org.reperio.services.gateway.Gateway";
  private static final String PATHS = "REPERIO_FRONT_DOOR_PATHS";
  private static final int TIMEOUT_MS = 1000;

  private final InstanceFolder instance;
  private final Path lib;
  private final Credentials credentials;
  private final int port;
  private final Application api;
  private final Application ui;

  FrontDoor(
      InstanceFolder instance,
      Path lib,
      Credentials credentials,
      int port,
      Application api,
      Application ui) {
    this.instance = instance;
    this.lib = lib;
    this.credentials = credentials;
    this.port = port;
    this.api = api;
    this.ui = ui;
  }

  @Override
  public String name() {
    return "front-door";
  }

  @Override
  public ProcessBuilder prepare() throws IOException, InterruptedException {
    if (!Ports.isFree(port)) {
      throw new IOException(
          "port " + port + " is taken by another program; choose another with --port");
    }
    Certificate certificate = Certificate.of(instance, credentials);
    List<String> command =
        new ArrayList<>(
            JavaChild.command(lib, "gateway", "128m", List.of("-XX:TieredStopAtLevel=1"), MAIN));
    command.add("127.0.0.1");
    command.add(Integer.toString(port));
    command.add(certificate.keyStore().toString());
    command.add(Integer.toString(api.port()));
    command.add(Integer.toString(ui.port()));
    ProcessBuilder builder = new ProcessBuilder(command).directory(instance.root().toFile());
    builder.environment().put("KEY_STORE_PASSWORD", credentials.password());
    List<String> paths = new ArrayList<>(AddOnPaths.of(instance));
    paths.add(builder.environment().getOrDefault(PATHS, ""));
    builder.environment().put(PATHS, String.join(" ", paths).strip());
    return builder;
  }

  @Override
  public boolean isReady() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public String address() {
    return "https://localhost:" + port;
  }
}
