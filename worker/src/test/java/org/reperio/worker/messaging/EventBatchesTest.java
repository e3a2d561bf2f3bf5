package org.reperio.worker.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reperio.messaging.RecordEvent;
import org.reperio.refusal.DatabaseFailure;
import org.reperio.test.TestServices;

@QuarkusTest
@QuarkusTestResource(TestServices.class)
class EventBatchesTest {

  private final ObjectMapper json = new ObjectMapper();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Set<String> dead = ConcurrentHashMap.newKeySet();
  private final List<Set<RecordEvent>> handled = new CopyOnWriteArrayList<>();
  private EventBatches batches;

  @AfterEach
  void stop() {
    batches.stop();
  }

  private static RecordEvent event() {
    return new RecordEvent(RecordEvent.Kind.UPDATED, UUID.randomUUID());
  }

  private String text(RecordEvent event) throws Exception {
    return json.writeValueAsString(event);
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
}
