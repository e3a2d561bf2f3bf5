package org.reperio.services;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * RabbitMQ as Debian's package {@code rabbitmq-server} has it, in the place of the embedded broker:
 * for tests of what only RabbitMQ has. Its user may write and read and configure nothing, as in the
 * cluster, and Prometheus may ask it. Nothing of the system's own RabbitMQ is used but the program.
 */
final class RabbitMq implements MessageBroker {
  private static final Path PROGRAMS = Path.of("/usr/lib/rabbitmq/bin");
  private static final String NODE = "reperio@localhost";

  /**
   * The name under which its ports are noted: of Erlang's list of nodes, and of the node itself.
   */
  private static final String NODES = "erlang-nodes";

  private static final String DISTRIBUTION = "erlang-node";

  /** The same of its metrics. */
  private static final String METRICS = "broker-metrics";

  private final InstanceFolder instance;
  private final Ports ports;
  private final Path definitions;
  private final Credentials credentials;

  RabbitMq(InstanceFolder instance, Ports ports, Path definitions, Credentials credentials) {
    this.instance = instance;
    this.ports = ports;
    this.definitions = definitions;
    this.credentials = credentials;
  }

  @Override
  public ProcessBuilder prepare() throws IOException, InterruptedException {
    if (!Files.isExecutable(PROGRAMS.resolve("rabbitmq-server"))) {
      throw new IOException("RabbitMQ is missing: install Debian's package rabbitmq-server");
    }
    Path home = instance.data("rabbitmq");
    InstanceFolder.make(home);
    int port = ports.claim(name());
    InstanceFolder.replace(home.resolve("definitions.json"), withUser());
    InstanceFolder.replace(home.resolve("enabled_plugins"), "[rabbitmq_prometheus].\n");
    InstanceFolder.replace(
        home.resolve("rabbitmq.conf"),
        String.join(
            "\n",
            "listeners.tcp.1 = 127.0.0.1:" + port,
            "prometheus.tcp.ip = 127.0.0.1",
            "prometheus.tcp.port = " + ports.claim(METRICS),
            "load_definitions = " + home.resolve("definitions.json"),
            "loopback_users = none",
            "heartbeat = 10",
            "log.console = true",
            "log.console.level = warning",
            "log.file = false",
            ""));
    writeControl(home, ports.claim(NODES));
    List<String> command = new ArrayList<>(Priority.BACKGROUND.prefix());
    // The list of nodes ends with the node, which is its parent, however that ends.
    command.addAll(
        List.of(
            "sh",
            "-c",
            "setpriv --pdeathsig KILL epmd -address 127.0.0.1 & exec \"$0\"",
            PROGRAMS.resolve("rabbitmq-server").toString()));
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(key -> key.startsWith("RABBITMQ_"));
    environment.putAll(node(home, ports.last(NODES)));
    environment.put("RABBITMQ_DIST_PORT", Integer.toString(ports.claim(DISTRIBUTION)));
    environment.put("RABBITMQ_MNESIA_BASE", home.resolve("data").toString());
    environment.put("RABBITMQ_LOG_BASE", home.toString());
    environment.put("RABBITMQ_LOGS", "-");
    environment.put("RABBITMQ_CONFIG_FILE", home.resolve("rabbitmq.conf").toString());
    environment.put("RABBITMQ_ENABLED_PLUGINS_FILE", home.resolve("enabled_plugins").toString());
    // The node takes the place of the script that starts it, and ends with its input.
    environment.put("RABBITMQ_ALLOW_INPUT", "true");
    return builder;
  }

  private static Map<String, String> node(Path home, int nodes) {
    return Map.of(
        "HOME",
        home.toString(),
        "RABBITMQ_NODENAME",
        NODE,
        "ERL_EPMD_ADDRESS",
        "127.0.0.1",
        "ERL_EPMD_PORT",
        Integer.toString(nodes));
  }

  /** A script with which an operator, or a test, asks this node: {@code ctl list_queues}. */
  private static void writeControl(Path home, int nodes) throws IOException {
    var script = new StringBuilder("#!/bin/sh\n");
    node(home, nodes)
        .forEach((key, value) -> script.append("export %s='%s'\n".formatted(key, value)));
    script.append("exec ").append(PROGRAMS.resolve("rabbitmqctl")).append(" \"$@\"\n");
    InstanceFolder.replace(home.resolve("ctl"), script.toString());
    Files.setPosixFilePermissions(
        home.resolve("ctl"), PosixFilePermissions.fromString("rwx------"));
  }

  private String withUser() throws IOException {
    return Files.readString(definitions)
        .replaceFirst(
            "\\{",
            """
            {"users": [{"name": "%1$s", "password": "%2$s", "tags": ""}],
             "permissions": [{"user": "%1$s", "vhost": "/",
                              "configure": "^\\$", "write": "^reperio\\\\\\\\.", "read": ".*"}],
            """
                .formatted(credentials.username(), credentials.password()));
  }

  /** Killed while it starts, it then waits half a minute for tables that it has not made. */
  @Override
  public Duration startPatience() {
    return Duration.ofMinutes(3);
  }

  @Override
  public Duration stopPatience() {
    return Duration.ofSeconds(30);
  }

  @Override
  public AmqpEndpoint endpoint() {
    return new AmqpEndpoint(ports.last(name()), credentials);
  }
}
