package org.reperio.services.broker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The contents of a RabbitMQ definitions file for one virtual host: exchanges, queues, bindings and
 * the dead-letter policies, as far as the embedded broker can follow them.
 */
record Topology(List<Exchange> exchanges, List<Queue> queues, List<Binding> bindings) {

  /** An exchange; {@code type} is one of direct, topic, fanout, headers. */
  record Exchange(String name, String type, boolean durable) {}

  /** A queue, and the queue that takes what its consumers reject. */
  record Queue(String name, boolean durable, Optional<String> deadLetterQueue) {}

  /** A queue bound to an exchange. */
  record Binding(String exchange, String queue, String routingKey) {}

  private record Policy(Pattern pattern, int priority, Optional<String> exchange, String key) {}

  /**
   * Reads the definitions of virtual host {@code vhost}.
   *
   * @throws IllegalArgumentException when a dead-letter policy leads to no queue or to several
   */
  static Topology read(Path definitions, String vhost) {
    JsonNode root = new ObjectMapper().readTree(definitions.toFile());
    List<Exchange> exchanges =
        each(
            root.path("exchanges"),
            vhost,
            node ->
                new Exchange(
                    node.path("name").asString(),
                    node.path("type").asString(),
                    node.path("durable").asBoolean()));
    List<Binding> bindings =
        each(
            root.path("bindings"),
            vhost,
            node ->
                new Binding(
                    node.path("source").asString(),
                    node.path("destination").asString(),
                    node.path("routing_key").asString()));
    List<Policy> policies = each(root.path("policies"), vhost, Topology::policy);
    List<Queue> queues =
        each(
            root.path("queues"),
            vhost,
            node ->
                new Queue(
                    node.path("name").asString(),
                    node.path("durable").asBoolean(),
                    deadLetterQueue(node.path("name").asString(), policies, exchanges, bindings)));
    return new Topology(exchanges, queues, bindings);
  }

  private static <T> List<T> each(JsonNode nodes, String vhost, Function<JsonNode, T> reader) {
    List<T> read = new ArrayList<>();
    for (JsonNode node : nodes) {
      if (vhost.equals(node.path("vhost").asString())) {
        read.add(reader.apply(node));
      }
    }
    return List.copyOf(read);
  }

  private static Policy policy(JsonNode node) {
    JsonNode definition = node.path("definition");
    return new Policy(
        Pattern.compile(node.path("pattern").asString()),
        node.path("priority").asInt(0),
        definition.path("dead-letter-exchange").asStringOpt(),
        definition.path("dead-letter-routing-key").asString(""));
  }

  /** As in RabbitMQ, only the matching policy of the highest priority counts. */
  private static Optional<String> deadLetterQueue(
      String queue, List<Policy> policies, List<Exchange> exchanges, List<Binding> bindings) {
    Optional<Policy> applied =
        policies.stream()
            .filter(policy -> policy.pattern().matcher(queue).find())
            .max((a, b) -> Integer.compare(a.priority(), b.priority()));
    if (applied.isEmpty() || applied.get().exchange().isEmpty()) {
      return Optional.empty();
    }
    String exchange = applied.get().exchange().get();
    String key = applied.get().key();
    String type =
        exchanges.stream()
            .filter(candidate -> candidate.name().equals(exchange))
            .map(Exchange::type)
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the dead letters of " + queue + " go to no exchange: " + exchange));
    List<String> targets =
        bindings.stream()
            .filter(binding -> binding.exchange().equals(exchange))
            .filter(binding -> routes(type, binding.routingKey(), key))
            .map(Binding::queue)
            .distinct()
            .toList();
    if (targets.size() != 1) {
      throw new IllegalArgumentException(
          "the dead letters of " + queue + " must reach exactly one queue, not " + targets);
    }
    return Optional.of(targets.get(0));
  }

  private static boolean routes(String type, String binding, String key) {
    return switch (type) {
      case "fanout" -> true;
      case "topic" -> matchesTopic(binding.split("\\.", -1), 0, key.split("\\.", -1), 0);
      default -> binding.equals(key);
    };
  }

  private static boolean matchesTopic(String[] pattern, int i, String[] words, int j) {
    if (i == pattern.length) {
      return j == words.length;
    }
    if (pattern[i].equals("#")) {
      return matchesTopic(pattern, i + 1, words, j)
          || (j < words.length && matchesTopic(pattern, i, words, j + 1));
    }
    return j < words.length
        && (pattern[i].equals("*") || pattern[i].equals(words[j]))
        && matchesTopic(pattern, i + 1, words, j + 1);
  }
}
