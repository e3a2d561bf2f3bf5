package org.example.museum.worker;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.example.museum.Visits;

/** Consumes the events of records from a queue of its own. */
@ApplicationScoped
public class VisitCounter {

  private final Visits visits;

  public VisitCounter(Visits visits) {
    this.visits = visits;
  }

  @Incoming("museum-visits")
  @Blocking
  void count(byte[] event) {
    visits.add(new String(event, StandardCharsets.UTF_8));
  }
}
