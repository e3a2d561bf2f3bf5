package org.example.museum.worker;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.example.museum.Visits;
import org.reperio.messaging.RecordEvent;
import org.reperio.worker.messaging.EventSubscriber;

/** Consumes the events of records from a queue of its own. */
@ApplicationScoped
public class VisitCounter implements EventSubscriber {

  private final Visits visits;

  public VisitCounter(Visits visits) {
    this.visits = visits;
  }

  @Override
  public String queue() {
    return "museum-visits";
  }

  @Override
  public String topics() {
    return "record.#";
  }

  @Override
  public void handle(Set<RecordEvent> events) {
    events.forEach(event -> visits.add(event.toString()));
  }
}
