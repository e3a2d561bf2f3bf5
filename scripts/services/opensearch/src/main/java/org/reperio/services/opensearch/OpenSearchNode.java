package org.reperio.services.opensearch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.opensearch.common.logging.LogConfigurator;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.node.NodeValidationException;

/**
 * One OpenSearch node that listens on the loopback address only, or where {@code ENGINE_HOST} says
 * (a container's own network), behind a {@link Guard}. The module opensearch-3 builds the same from
 * these sources, with a {@link LocalNode} and a {@link NettyModule} of its own.
 *
 * <p>It is started without OpenSearch's own bootstrap, which installs a security manager and so
 * does not run on JDK 24 and later.
 */
public final class OpenSearchNode {
  private OpenSearchNode() {}

  /**
   * Runs a node until standard input ends or the process is told to stop. User and password come
   * from the environment variables {@code ENGINE_USERNAME} and {@code ENGINE_PASSWORD}, where no
   * process list shows them.
   *
   * @param args the HTTP port, and the folder for the node's data
   */
  public static void main(String[] args)
      throws IOException, NodeValidationException, InterruptedException {
    int port = Integer.parseInt(args[0]);
    Path home = Path.of(args[1]).toAbsolutePath();
    Settings settings = settings(port, home);
    LogConfigurator.configureWithoutConfig(
        Settings.builder().put(settings).put("logger.level", "WARN").build());
    Environment environment =
        InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> "reperio");
    Node node = new LocalNode(environment);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node), "stop"));
    node.start();
    // The supervisor holds the other end: it ends when the supervisor does, however it ended.
    System.in.transferTo(java.io.OutputStream.nullOutputStream());
    System.exit(0);
  }

  private static Settings settings(int port, Path home) {
    return Settings.builder()
        .put("path.home", home)
        .put("path.data", home.resolve("data"))
        .put("path.logs", home.resolve("logs"))
        .put("cluster.name", "reperio")
        .put("node.name", "reperio")
        .put("discovery.type", "single-node")
        .put("network.host", System.getenv().getOrDefault("ENGINE_HOST", "127.0.0.1"))
        .put("http.port", port)
        // Writing leaves processors to searching.
        .put("thread_pool.write.size", Math.max(1, Runtime.getRuntime().availableProcessors() / 2))
        // A share of a large disk is much room. What is left is enough to close an index in order;
        // the block ends by itself when there is room again.
        .put("cluster.routing.allocation.disk.watermark.low", "300mb")
        .put("cluster.routing.allocation.disk.watermark.high", "200mb")
        .put("cluster.routing.allocation.disk.watermark.flood_stage", "100mb")
        .put("cluster.info.update.interval", "10s")
        .build();
  }

  private static void close(Node node) {
    try {
      node.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
