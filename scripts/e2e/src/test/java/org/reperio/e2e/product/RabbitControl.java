package org.reperio.e2e.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.reperio.product.Product;

/** What an operator asks the RabbitMQ of an instance, with its own program. */
public record RabbitControl(Path program) {

  private static final Path SERVER = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");
  private static final long PATIENCE_SECONDS = 60;

  /** That of a product which runs with {@code REPERIO_EMBEDDED_BROKER=rabbitmq}. */
  public static RabbitControl of(Product product) {
    return new RabbitControl(product.instance().resolve("services/rabbitmq/ctl"));
  }

  /** Whether this machine has a RabbitMQ. */
  public static boolean isInstalled() {
    return Files.isExecutable(SERVER);
  }

  /** Runs {@code rabbitmqctl}; gives what it says. */
  public String run(String... arguments) throws IOException, InterruptedException {
    String[] command = new String[arguments.length + 1];
    command[0] = program.toString();
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as("%s: %s", String.join(" ", command), said).isZero();
    return said;
  }

  /** A property of each queue, such as {@code type} or {@code messages}. */
  public Map<String, String> queues(String property) throws IOException, InterruptedException {
    return run("-q", "--no-table-headers", "list_queues", "name", property)
        .lines()
        .map(line -> line.split("\t", 2))
        .collect(
            Collectors.toMap(
                words -> words[0], words -> words[1], (one, other) -> one, LinkedHashMap::new));
  }
}
