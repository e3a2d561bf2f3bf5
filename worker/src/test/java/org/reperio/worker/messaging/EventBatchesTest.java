package org.reperio.worker.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.reperio.messaging.Outbox;
import org.reperio.messaging.RecordEvent;
import org.reperio.refusal.DatabaseFailure;
import org.reperio.test.TestServices;
import org.reperio.worker.job.Rest;

/** In the running application: a failure is sent apart in a transaction of its own. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class EventBatchesTest {

  @Inject EventTraces traces;

  private final List<List<RecordEvent>> acknowledged = new ArrayList<>();
  private final Map<List<RecordEvent>, Exception> dead = new HashMap<>();
  private final List<Set<RecordEvent>> handled = new ArrayList<>();
  private final Set<RecordEvent> sentApart = new HashSet<>();
  private final AtomicInteger rests = new AtomicInteger();

  /** Keeps what it gets, out of the reach of a relay that another test has started. */
  private final Outbox outbox =
      new Outbox(null, null, null) {
        @Override
        public void addApart(Collection<RecordEvent> events) {
          sentApart.addAll(events);
        }
      };

  private EventBatches batches(EventBatches.Handler handler) {
    return new EventBatches(
        "a test",
        traces.of("a-queue"),
        outbox,
        new Rest(() -> 0.0 * rests.incrementAndGet()),
        events -> {
          handled.add(events);
          handler.handle(events);
        });
  }

  private Delivery message(RecordEvent... events) {
    return message(List.of(events));
  }

  private Delivery message(List<RecordEvent> events) {
    return new Delivery(
        null,
        null,
        events,
        new Delivery.Answer() {
          @Override
          public void acknowledge() {
            acknowledged.add(events);
          }

          @Override
          public void refuse(Exception reason) {
            dead.put(events, reason);
          }
        });
  }

  private static RecordEvent event() {
    return new RecordEvent(RecordEvent.Kind.UPDATED, UUID.randomUUID());
  }

  private static List<RecordEvent> events(int many) {
    return Stream.generate(EventBatchesTest::event).limit(many).toList();
  }

  private static EventBatches.Handler forbids(RecordEvent bad) {
    return events -> {
      if (events.contains(bad)) {
        throw new DatabaseFailure(new SQLException("foreign key", "23503"));
      }
    };
  }

  @Test
  void oneBatchIsHandledAtOnceAndAcknowledged() {
    RecordEvent first = event();
    RecordEvent second = event();
    batches(events -> {}).take(List.of(message(first), message(second)));
    assertThat(handled).containsExactly(Set.of(first, second));
    assertThat(acknowledged).containsExactly(List.of(first), List.of(second));
    assertThat(dead).isEmpty();
  }

  @Test
  void anEventThatAConstraintForbidsIsDeadAndCostsNoOther() {
    RecordEvent good = event();
    RecordEvent bad = event();
    batches(forbids(bad)).take(List.of(message(good), message(bad)));
    assertThat(acknowledged).containsExactly(List.of(good));
    assertThat(dead).containsOnlyKeys(List.of(bad));
    assertThat(dead.get(List.of(bad))).hasRootCauseMessage("foreign key");
    // Together once, then each alone: nothing is tried again in vain.
    assertThat(handled).hasSize(3);
  }

  @Test
  void aBatchWaitsUntilAnOutageIsOver() {
    RecordEvent first = event();
    RecordEvent second = event();
    var failures = new AtomicInteger();
    batches(
            events -> {
              if (failures.incrementAndGet() <= 2) {
                throw new DatabaseFailure(new SQLException("connection reset", "08006"));
              }
            })
        .take(List.of(message(first), message(second)));
    assertThat(acknowledged).containsExactly(List.of(first), List.of(second));
    assertThat(handled).hasSize(3).allMatch(Set.of(first, second)::equals);
  }

  @Test
  void afterAMessageAboutManyRecordsThereIsARest() {
    List<RecordEvent> many = events(3);
    batches(events -> {}).takeAndRest(List.of(message(many)));
    assertThat(handled).containsExactly(Set.copyOf(many));
    assertThat(acknowledged).containsExactly(many);
    assertThat(rests).hasValue(1);
  }

  @Test
  void aMessageAboutVeryManyRecordsIsHandledInPortionsWithARestAfterEach() {
    List<RecordEvent> many = events(120);
    batches(events -> {}).takeAndRest(List.of(message(many)));
    assertThat(handled).extracting(Set::size).containsExactly(25, 25, 25, 25, 20);
    assertThat(handled.stream().flatMap(Set::stream)).containsExactlyInAnyOrderElementsOf(many);
    assertThat(acknowledged).containsExactly(many);
    assertThat(rests).hasValue(5);
  }

  @Test
  void ofManyRecordsInAMessageOnlyTheBadOneComesAgainAndDies() {
    List<RecordEvent> many = events(3);
    RecordEvent bad = many.get(1);
    EventBatches batches = batches(forbids(bad));
    batches.take(List.of(message(many)));
    assertThat(acknowledged).containsExactly(many);
    assertThat(sentApart).containsExactly(bad);
    assertThat(handled.subList(1, 4))
        .containsExactly(Set.of(many.get(0)), Set.of(bad), Set.of(many.get(2)));
    acknowledged.clear();
    batches.take(List.of(message(bad)));
    assertThat(dead).containsOnlyKeys(List.of(bad));
    assertThat(acknowledged).isEmpty();
  }

  @Test
  void whatFailsDuringAStopIsNotAnswered() {
    EventBatches batches =
        batches(
            events -> {
              throw new IllegalStateException("the pool is closed");
            });
    batches.stop();
    batches.take(List.of(message(event()), message(events(3))));
    assertThat(acknowledged).isEmpty();
    assertThat(dead).isEmpty();
    assertThat(sentApart).isEmpty();
  }
}
