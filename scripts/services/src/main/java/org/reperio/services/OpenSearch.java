package org.reperio.services;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The search engine: one OpenSearch node. */
final class OpenSearch implements Program {
  private static final String MAIN = "org.reperio.services.opensearch.OpenSearchNode";

  private final InstanceFolder instance;
  private final Ports ports;
  private final Path lib;
  private final String heap;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

  /**
   * @param heap maximal heap of the node, as for {@code -Xmx}
   */
  OpenSearch(InstanceFolder instance, Ports ports, Path lib, String heap) {
    this.instance = instance;
    this.ports = ports;
    this.lib = lib;
    this.heap = heap;
  }

  @Override
  public String name() {
    return "opensearch";
  }

  @Override
  public ProcessBuilder prepare() throws IOException, InterruptedException {
    Path home = instance.data(name());
    Files.createDirectories(home);
    List<String> command = new ArrayList<>();
    command.addAll(
        JavaChild.command(lib, name(), heap, List.of("-Dlog4j2.disable.jmx=true"), MAIN));
    command.add(Integer.toString(ports.claim(name())));
    command.add(home.toString());
    return new ProcessBuilder(command).directory(home.toFile());
  }

  @Override
  public boolean isReady() {
    URI health =
        URI.create("http://" + address() + "/_cluster/health?wait_for_status=yellow&timeout=1s");
    try {
      return client
              .send(
                  HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(3)).build(),
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
    return Map.of("reperio.search.hosts", address());
  }
}
