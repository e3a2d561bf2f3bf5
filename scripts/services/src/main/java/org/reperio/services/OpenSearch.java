package org.reperio.services;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The search engine: one OpenSearch node. */
final class OpenSearch implements Program, QuietHours.Recordable {
  private static final String MAIN = "org.reperio.services.opensearch.OpenSearchNode";

  private final InstanceFolder instance;
  private final Ports ports;
  private final Path lib;
  private final String heap;
  private final Credentials credentials;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

  /**
   * @param heap maximal heap of the node, as for {@code -Xmx}
   */
  OpenSearch(InstanceFolder instance, Ports ports, Path lib, String heap, Credentials credentials) {
    this.instance = instance;
    this.ports = ports;
    this.lib = lib;
    this.heap = heap;
    this.credentials = credentials;
  }

  @Override
  public String name() {
    return "opensearch";
  }

  @Override
  public ProcessBuilder prepare() throws IOException, InterruptedException {
    Path home = instance.data(name());
    InstanceFolder.make(home);
    return command(ports.claim(name()), home, ClassArchive.of(lib, name()).options());
  }

  private ProcessBuilder command(int port, Path home, List<String> options) {
    List<String> command =
        new ArrayList<>(
            JavaChild.command(
                lib,
                name(),
                heap,
                Stream.concat(Stream.of("-Dlog4j2.disable.jmx=true"), options.stream()).toList(),
                MAIN));
    command.add(Integer.toString(port));
    command.add(home.toString());
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    builder.environment().put("ENGINE_USERNAME", credentials.username());
    builder.environment().put("ENGINE_PASSWORD", credentials.password());
    return builder;
  }

  @Override
  public Optional<ClassArchive> archive() throws IOException {
    return Optional.of(ClassArchive.of(lib, name()));
  }

  @Override
  public QuietHours.Rehearsal rehearsal(Path folder) {
    return QuietHours.Rehearsal.of(command(0, folder, List.of()));
  }

  @Override
  public boolean isReady() {
    URI health =
        URI.create("http://" + address() + "/_cluster/health?wait_for_status=yellow&timeout=1s");
    try {
      return client
              .send(
                  HttpRequest.newBuilder(health)
                      .header("Authorization", credentials.basic())
                      .timeout(Duration.ofSeconds(3))
                      .build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public String address() {
    return "127.0.0.1:" + ports.last(name());
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "reperio.search.hosts", address(),
        "reperio.search.username", credentials.username(),
        "reperio.search.password", credentials.password());
  }
}
