package org.reperio.services.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.ObjectMapper;

class TopologyTest {
  private static final Path DEFINITIONS_FILE = Path.of("../../../docker/rabbitmq/definitions.json");

  private static final String DEFINITIONS =
      """
      {
        "exchanges": [
          {"name": "events", "vhost": "/", "type": "topic", "durable": true},
          {"name": "dead", "vhost": "/", "type": "topic", "durable": true},
          {"name": "elsewhere", "vhost": "other", "type": "fanout", "durable": false}
        ],
        "queues": [
          {"name": "work", "vhost": "/", "durable": true},
          {"name": "work.dead", "vhost": "/", "durable": true},
          {"name": "elsewhere", "vhost": "other", "durable": true}
        ],
        "bindings": [
          {"source": "events", "vhost": "/", "destination": "work", "destination_type": "queue",
           "routing_key": "record.#"},
          {"source": "dead", "vhost": "/", "destination": "work.dead", "destination_type": "queue",
           "routing_key": "%s"}
        ],
        "policies": [
          {"name": "all", "vhost": "/", "pattern": ".*", "apply-to": "queues", "priority": 0,
           "definition": {"max-length": 10}},
          {"name": "dead-letter", "vhost": "/", "pattern": "^work$", "apply-to": "queues",
           "priority": 1,
           "definition": {"dead-letter-exchange": "dead", "dead-letter-routing-key": "a.work"}}
        ]
      }
      """;

  @TempDir Path folder;

  private Topology read(String deadBinding) throws IOException {
    Path file = folder.resolve("definitions.json");
    Files.writeString(file, DEFINITIONS.formatted(deadBinding));
    return Topology.read(file, "/");
  }

  private static Optional<String> deadLetterQueue(Topology topology, String queue) {
    return topology.queues().stream()
        .filter(candidate -> candidate.name().equals(queue))
        .findFirst()
        .orElseThrow()
        .deadLetterQueue();
  }

  @Test
  void deadLettersGoWhereTheExchangeWouldRouteThem() throws IOException {
    for (String binding :
        new String[] {"a.work", "*.work", "#", "a.#", "#.work", "a.*", "a.work.#"}) {
      assertThat(deadLetterQueue(read(binding), "work")).as(binding).hasValue("work.dead");
    }
  }

  @Test
  void deadLettersThatReachNoQueueAreRefused() {
    for (String binding : new String[] {"work", "*", "b.#", "a.work.*", "*.*.work"}) {
      assertThatThrownBy(() -> read(binding))
          .as(binding)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("dead letters of work");
    }
  }

  @Test
  void queueWithoutADeadLetterPolicyHasNoDeadLetterQueue() throws IOException {
    assertThat(deadLetterQueue(read("#"), "work.dead")).isEmpty();
  }

  @Test
  void otherVirtualHostsAreLeftOut() throws IOException {
    Topology topology = read("#");
    assertThat(topology.exchanges())
        .extracting(Topology.Exchange::name)
        .doesNotContain("elsewhere");
    assertThat(topology.queues()).extracting(Topology.Queue::name).doesNotContain("elsewhere");
  }

  /** RabbitMQ 3.10 does not heed the virtual host's type of queues. */
  @Test
  void queuesOfThisRepositorySurviveTheLossOfANode() {
    var queues = new ObjectMapper().readTree(DEFINITIONS_FILE.toFile()).path("queues");
    assertThat(queues)
        .isNotEmpty()
        .allSatisfy(
            queue ->
                assertThat(queue.path("arguments").path("x-queue-type").asString())
                    .as(queue.path("name").asString())
                    .isEqualTo("quorum"));
  }

  @Test
  void definitionsOfThisRepositoryGiveEachConsumersQueueADurableDeadLetterQueue() {
    Topology topology = Topology.read(DEFINITIONS_FILE, "/");
    Set<String> names =
        topology.queues().stream().map(Topology.Queue::name).collect(Collectors.toSet());
    assertThat(names).contains("record-index");
    assertThat(topology.queues())
        .allSatisfy(
            queue -> {
              assertThat(queue.durable()).as("%s is durable", queue.name()).isTrue();
              if (!queue.name().endsWith(".dead")) {
                assertThat(queue.deadLetterQueue()).hasValue(queue.name() + ".dead");
                assertThat(names).contains(queue.name() + ".dead");
              }
            });
    assertThat(topology.bindings())
        .allSatisfy(binding -> assertThat(names).contains(binding.queue()));
  }
}
