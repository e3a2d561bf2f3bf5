package org.reperio.worker.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.reperio.worker.cli.CommandFailure;

/** The names of the queues that the repository declares, from the broker's definitions. */
@Singleton
public class Queues {

  private static final String DEFINITIONS = "definitions.json";

  private final List<String> names = new ArrayList<>();

  public Queues(ObjectMapper json) {
    try (var definitions = Queues.class.getResourceAsStream(DEFINITIONS)) {
      for (JsonNode queue : json.readTree(definitions).path("queues")) {
        names.add(queue.get("name").asText());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> names() {
    return List.copyOf(names);
  }

  /** Those that consumers take from; each has a queue for what they could not handle. */
  public List<String> consumed() {
    return names.stream().filter(name -> names.contains(name + DeadQueues.SUFFIX)).toList();
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
