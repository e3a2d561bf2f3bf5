package org.reperio.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Properties;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/** The services as containers, in the versions that docker-services.yml runs. */
final class TestContainers {

  private static final String SECRET = "reperio";

  private final GenericContainer<?> database =
      container("postgres:17", 5432)
          .withEnv("POSTGRES_USER", SECRET)
          .withEnv("POSTGRES_PASSWORD", SECRET)
          .withEnv("POSTGRES_DB", SECRET)
          .waitingFor(Wait.forLogMessage(".*ready to accept connections.*\\s", 2));
  private final GenericContainer<?> search =
      container("opensearchproject/opensearch:2.19.4", 9200)
          .withEnv("discovery.type", "single-node")
          .withEnv("DISABLE_SECURITY_PLUGIN", "true")
          .waitingFor(Wait.forHttp("/").forPort(9200));
  private final GenericContainer<?> redis = container("redis:7", 6379);
  private final GenericContainer<?> broker =
      container("rabbitmq:4", 5672)
          .withCopyToContainer(Transferable.of(definitions()), "/etc/rabbitmq/definitions.json")
          .withEnv(
              "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS",
              "-rabbitmq_management load_definitions \"/etc/rabbitmq/definitions.json\"");

  private static GenericContainer<?> container(String image, int port) {
    return new GenericContainer<>(DockerImageName.parse(image)).withExposedPorts(port);
  }

  /** The topology, and a user: RabbitMQ makes none of its own where it loads definitions. */
  private static String definitions() {
    try {
      return Files.readString(
              TestServices.Repository.root().resolve("docker/rabbitmq/definitions.json"))
          .replaceFirst(
              "\\{",
              """
              {"users": [{"name": "%1$s", "password": "%1$s", "tags": ["administrator"]}],
               "permissions": [{"user": "%1$s", "vhost": "/",
                                "configure": ".*", "write": ".*", "read": ".*"}],
              """
                  .formatted(SECRET));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Properties start() {
    var settings = new Properties();
    for (var container : java.util.List.of(database, search, redis, broker)) {
      container.start();
    }
    settings.put(
        "reperio.database.url", "jdbc:postgresql://%s/reperio".formatted(address(database, 5432)));
    settings.put("reperio.database.username", SECRET);
    settings.put("reperio.database.password", SECRET);
    settings.put("reperio.search.hosts", address(search, 9200));
    settings.put("reperio.redis.url", "redis://" + address(redis, 6379));
    settings.put("reperio.broker.host", broker.getHost());
    settings.put("reperio.broker.port", Integer.toString(broker.getMappedPort(5672)));
    settings.put("reperio.broker.username", SECRET);
    settings.put("reperio.broker.password", SECRET);
    return settings;
  }

  private static String address(GenericContainer<?> container, int port) {
    return container.getHost() + ":" + container.getMappedPort(port);
  }

  void stop() {
    for (var container : java.util.List.of(database, search, redis, broker)) {
      container.stop();
    }
  }
}
