package org.reperio.worker.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.reperio.worker.cli.CommandFailure;

/**
 * The names of the queues: those that the repository declares, from the broker's definitions, and
 * those of add-ons.
 */
@Singleton
public class Queues {

  private static final String DEFINITIONS = "definitions.json";

  private final List<String> names = new ArrayList<>();
  private final List<String> ofAddOns;

  public Queues(ObjectMapper json, @All List<EventSubscriber> addOns) {
    this.ofAddOns = addOns.stream().map(EventSubscriber::queue).toList();
    try (var definitions = Queues.class.getResourceAsStream(DEFINITIONS)) {
      for (JsonNode queue : json.readTree(definitions).path("queues")) {
        names.add(queue.get("name").asText());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ofAddOns.stream().filter(name -> !names.contains(name)).forEach(names::add);
  }

  List<String> names() {
    return List.copyOf(names);
  }

  /** Those that consumers take from. */
  public List<String> consumed() {
    return names.stream()
        .filter(name -> names.contains(name + DeadQueues.SUFFIX) || ofAddOns.contains(name))
        .toList();
  }

  /**
   * The same name.
   *
   * @throws CommandFailure when consumers take from no queue of this name
   */
  public String require(String queue) {
    if (!consumed().contains(queue)) {
      throw new CommandFailure(
          "There is no queue %s that is taken from, but %s."
              .formatted(queue, String.join(", ", consumed())));
    }
    return queue;
  }
}
