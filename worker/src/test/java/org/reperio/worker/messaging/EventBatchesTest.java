package org.reperio.worker.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reperio.messaging.EventMessage;
import org.reperio.messaging.Outbox;
import org.reperio.messaging.RecordEvent;
import org.reperio.refusal.DatabaseFailure;
import org.reperio.test.TestServices;
import org.reperio.worker.job.Rest;

@QuarkusTest
@QuarkusTestResource(TestServices.class)
class EventBatchesTest {

  private final ObjectMapper json = new ObjectMapper();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Set<String> dead = ConcurrentHashMap.newKeySet();
  private final List<Set<RecordEvent>> handled = new CopyOnWriteArrayList<>();
  private final Set<RecordEvent> sentApart = ConcurrentHashMap.newKeySet();
  private final AtomicInteger rests = new AtomicInteger();
  private EventBatches batches;

  /** Keeps what it gets, out of the reach of a relay that another test has started. */
  private final Outbox outbox =
      new Outbox(null, null, null) {
        @Override
        public void addApart(Collection<RecordEvent> events) {
          sentApart.addAll(events);
        }
      };

  @AfterEach
  void stop() {
    batches.stop();
  }

  private static RecordEvent event() {
    return new RecordEvent(RecordEvent.Kind.UPDATED, UUID.randomUUID());
  }

  /** As the outbox writes it. */
  private String text(RecordEvent event) throws Exception {
    return json.writeValueAsString(EventMessage.of(event));
  }

  private void consume(EventBatches.Handler handler, String... payloads) {
    Multi<Message<byte[]>> queue =
        Multi.createBy()
            .concatenating()
            .streams(
                Multi.createFrom().items(Stream.of(payloads).map(this::message)),
                Multi.createFrom().nothing());
    batches =
        new EventBatches(
            "a test",
            queue,
            json,
            outbox,
            new Rest(() -> 0.0 * rests.incrementAndGet()),
            events -> {
              handled.add(events);
              handler.handle(events);
            });
    batches.start();
    await().until(() -> acknowledged.size() + dead.size() == payloads.length);
  }

  private Message<byte[]> message(String payload) {
    return Message.of(
        payload.getBytes(UTF_8),
        () -> {
          acknowledged.add(payload);
          return CompletableFuture.completedFuture(null);
        },
        reason -> {
          dead.add(payload);
          return CompletableFuture.completedFuture(null);
        });
  }

  @Test
  void oneBatchIsHandledAtOnceAndAcknowledged() throws Exception {
    RecordEvent first = event();
    RecordEvent second = event();
    consume(events -> {}, text(first), text(second));
    assertThat(handled).containsExactly(Set.of(first, second));
    assertThat(dead).isEmpty();
  }

  @Test
  void whatCannotBeReadIsDeadAndCostsNoOther() throws Exception {
    RecordEvent event = event();
    consume(events -> {}, "no JSON", text(event));
    assertThat(handled).containsExactly(Set.of(event));
    assertThat(dead).containsExactly("no JSON");
  }

  @Test
  void anEventThatAConstraintForbidsIsDeadAndCostsNoOther() throws Exception {
    RecordEvent good = event();
    RecordEvent bad = event();
    consume(
        events -> {
          if (events.contains(bad)) {
            throw new DatabaseFailure(new SQLException("foreign key", "23503"));
          }
        },
        text(good),
        text(bad));
    assertThat(acknowledged).containsExactly(text(good));
    assertThat(dead).containsExactly(text(bad));
    // Together once, then each alone: nothing is tried again in vain.
    assertThat(handled).hasSize(3);
  }

  @Test
  void aBatchWaitsUntilAnOutageIsOver() throws Exception {
    RecordEvent first = event();
    RecordEvent second = event();
    var failures = new HashSet<Integer>();
    consume(
        events -> {
          if (failures.size() < 2) {
            failures.add(failures.size());
            throw new DatabaseFailure(new SQLException("connection reset", "08006"));
          }
        },
        text(first),
        text(second));
    assertThat(acknowledged).containsExactlyInAnyOrder(text(first), text(second));
    assertThat(handled).hasSize(3).allMatch(Set.of(first, second)::equals);
  }

  private static String text(List<RecordEvent> events) {
    return events.stream()
        .map(event -> '"' + event.recordId().toString() + '"')
        .collect(Collectors.joining(",", "{\"kind\":\"UPDATED\",\"recordIds\":[", "]}"));
  }

  private static List<RecordEvent> events(int many) {
    return Stream.generate(EventBatchesTest::event).limit(many).toList();
  }

  @Test
  void oneMessageMayNameManyRecordsAndIsABatchAfterWhichThereIsARest() throws Exception {
    List<RecordEvent> many = events(3);
    List<RecordEvent> more = events(2);
    RecordEvent one = event();
    consume(events -> {}, text(many), text(one), text(more));
    assertThat(handled).containsExactlyInAnyOrder(Set.copyOf(many), Set.copyOf(more), Set.of(one));
    assertThat(acknowledged).containsExactlyInAnyOrder(text(many), text(one), text(more));
    await().until(() -> rests.get() == 2);
  }

  @Test
  void oneEventDoesNotWaitForTheManyBeforeIt() throws Exception {
    List<RecordEvent> many = events(3);
    RecordEvent one = event();
    var oneIsDone = new CountDownLatch(1);
    consume(
        events -> {
          if (events.contains(one)) {
            oneIsDone.countDown();
          } else {
            assertThat(awaits(oneIsDone)).isTrue();
          }
        },
        text(many),
        text(one));
    assertThat(acknowledged).containsExactlyInAnyOrder(text(many), text(one));
  }

  private static boolean awaits(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void ofManyRecordsInAMessageOnlyTheBadOneComesAgainAndDies() throws Exception {
    List<RecordEvent> many = events(3);
    RecordEvent bad = many.get(1);
    EventBatches.Handler handler =
        events -> {
          if (events.contains(bad)) {
            throw new DatabaseFailure(new SQLException("foreign key", "23503"));
          }
        };
    consume(handler, text(many));
    assertThat(acknowledged).containsExactly(text(many));
    assertThat(sentApart).containsExactly(bad);
    assertThat(handled.subList(1, 4))
        .containsExactly(Set.of(many.get(0)), Set.of(bad), Set.of(many.get(2)));
    batches.stop();
    acknowledged.clear();
    consume(handler, text(bad));
    assertThat(dead).containsExactly(text(bad));
  }

  @Test
  void aMessageWithoutKindOrRecordsIsDead() {
    String[] messages = {
      "{}",
      "{\"kind\":\"UPDATED\"}",
      "{\"kind\":\"UPDATED\",\"recordIds\":[]}",
      "{\"kind\":\"UPDATED\",\"recordIds\":[null]}",
      "{\"kind\":\"NEVER\",\"recordId\":null}"
    };
    consume(events -> {}, messages);
    assertThat(dead).containsExactlyInAnyOrder(messages);
    assertThat(handled).isEmpty();
  }
}
