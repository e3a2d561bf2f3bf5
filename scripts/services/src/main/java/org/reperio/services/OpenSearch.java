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
  private final Engine engine;
  private final String heap;
  private final Credentials credentials;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

  /**
   * @param heap maximal heap of the node, as for {@code -Xmx}
   */
  OpenSearch(
      InstanceFolder instance, Ports ports, Engine engine, String heap, Credentials credentials) {
    this.instance = instance;
    this.ports = ports;
    this.engine = engine;
    this.heap = heap;
    this.credentials = credentials;
  }

  @Override
  public String name() {
    return "opensearch";
  }

  @Override
  public ProcessBuilder prepare() throws IOException, InterruptedException {
    Path home = instance.data(engine.name());
    InstanceFolder.make(home);
    List<String> options = engine.archive().map(ClassArchive::options).orElse(List.of());
    return command(ports.claim(name()), home, options);
  }

  private ProcessBuilder command(int port, Path home, List<String> options) {
    List<String> command =
        new ArrayList<>(
            JavaChild.command(
                engine.java(),
                engine.lib(),
                engine.name(),
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
    return engine.archive();
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
