package org.reperio.worker.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reperio.messaging.EventMessage;
import org.reperio.messaging.QueueSamples;
import org.reperio.messaging.RecordEvent;
import org.reperio.test.TestServices;
import org.reperio.worker.job.Rest;

/** A consumer at the broker of the tests, on a queue of its own. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class EventConsumerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Inject Broker broker;
  @Inject EventTraces traces;
  @Inject ObjectMapper json;

  private final String queue = "test-" + UUID.randomUUID();
  private final String deadQueue = queue + ".dead";
  private final List<Connection> opened = new CopyOnWriteArrayList<>();
  private final List<Set<RecordEvent>> handled = new CopyOnWriteArrayList<>();
  private final AtomicBoolean free = new AtomicBoolean(true);
  private final ConsumerState state = new ConsumerState(free::get);
  private Connection own;
  private Channel channel;
  private EventConsumer consumer;

  @BeforeEach
  void declare() throws Exception {
    own = broker.connect("test");
    channel = own.createChannel();
    channel.queueDeclare(queue, true, false, false, null);
    channel.queueDeclare(deadQueue, true, false, false, null);
    channel.queueBind(deadQueue, Refusals.EXCHANGE, queue);
    channel.confirmSelect();
  }

  @AfterEach
  void stop() throws Exception {
    consumer.stop();
    channel.queueDelete(queue);
    channel.queueDelete(deadQueue);
    own.close();
  }

  private void consume(EventBatches.Handler handler) {
    consumer =
        new EventConsumer(
            queue,
            () -> {
              Connection connection = broker.connect(queue);
              opened.add(connection);
              return connection;
            },
            json.readerFor(EventMessage.class),
            new EventBatches(
                queue,
                traces.of(queue),
                null,
                new Rest(() -> 0),
                events -> {
                  handled.add(events);
                  handler.handle(events);
                }),
            state);
    consumer.start();
  }

  private static RecordEvent event() {
    return new RecordEvent(RecordEvent.Kind.UPDATED, UUID.randomUUID());
  }

  private static List<RecordEvent> events(int many) {
    return Stream.generate(EventConsumerTest::event).limit(many).toList();
  }

  /** As the outbox writes it. */
  private void send(RecordEvent event) throws Exception {
    send(json.writeValueAsString(EventMessage.of(event)));
  }

  private void sendTogether(List<RecordEvent> events) throws Exception {
    send(
        events.stream()
            .map(event -> '"' + event.recordId().toString() + '"')
            .collect(Collectors.joining(",", "{\"kind\":\"UPDATED\",\"recordIds\":[", "]}")));
  }

  private void send(String message) throws Exception {
    channel.basicPublish("", queue, null, message.getBytes(UTF_8));
  }

  private Set<RecordEvent> allHandled() {
    return handled.stream().flatMap(Set::stream).collect(Collectors.toSet());
  }

  /** Neither waiting nor handed out: who is not consumed any more has nothing that comes again. */
  private void awaitEmpty() throws Exception {
    consumer.stop();
    assertThat(channel.queueDeclarePassive(queue).getMessageCount()).isZero();
  }

  private List<GetResponse> dead() throws Exception {
    var found = new ArrayList<GetResponse>();
    GetResponse next;
    while ((next = channel.basicGet(deadQueue, true)) != null) {
      found.add(next);
    }
    return found;
  }

  @Test
  void manyEventsComeInBatches() throws Exception {
    List<RecordEvent> all = events(3000);
    for (RecordEvent event : all) {
      send(event);
    }
    channel.waitForConfirmsOrDie();
    consume(events -> {});
    await().atMost(PATIENCE).until(() -> allHandled().size() == all.size());
    assertThat(allHandled()).isEqualTo(Set.copyOf(all));
    assertThat(handled).allMatch(batch -> batch.size() <= 500);
    assertThat(handled.size()).isLessThan(100);
    awaitEmpty();
  }

  @Test
  void aPausedConsumerGivesBackWhatItHasNotBegun() throws Exception {
    List<RecordEvent> before = events(1500);
    for (RecordEvent event : before) {
      send(event);
    }
    channel.waitForConfirmsOrDie();
    consume(events -> free.set(false));
    // Before it has come there is no consumer either.
    await().atMost(PATIENCE).until(() -> !allHandled().isEmpty());
    await().atMost(PATIENCE).until(() -> channel.consumerCount(queue) == 0);
    int inHand = allHandled().size();
    assertThat(inHand).isBetween(1, 500);
    RecordEvent meanwhile = event();
    send(meanwhile);
    channel.waitForConfirmsOrDie();
    // Longer than a consumer waits before it looks again.
    Thread.sleep(1500);
    assertThat(channel.messageCount(queue)).isEqualTo(1501 - inHand);
    assertThat(allHandled()).hasSize(inHand);
    consumer.stop();
    handled.clear();
    free.set(true);
    consume(events -> {});
    await().atMost(PATIENCE).until(() -> allHandled().size() == 1501 - inHand);
    awaitEmpty();
    assertThat(dead()).isEmpty();
  }

  @Test
  void whatAConsumerDoesIsCounted() throws Exception {
    send(event());
    send("no JSON");
    consume(events -> {});
    await().atMost(PATIENCE).until(() -> handled.size() == 1 && dead().size() == 1);
    consumer.stop();
    assertThat(state.reset()).isEqualTo(new QueueSamples.Work(2, 1, 1));
    assertThat(state.reset().isNone()).isTrue();
  }

  /** The worker has more than it can do when its connection breaks, several times over. */
  @Test
  void whatALostConnectionHandedOutComesAgainAndIsAnsweredOnce() throws Exception {
    List<RecordEvent> all = events(3000);
    for (RecordEvent event : all) {
      send(event);
    }
    channel.waitForConfirmsOrDie();
    var batches = new AtomicInteger();
    consume(
        events -> {
          if (batches.incrementAndGet() <= 3) {
            // While this batch is in hand and more of its channel wait.
            opened.get(opened.size() - 1).abort();
          }
        });
    await().atMost(PATIENCE).until(() -> allHandled().size() == all.size());
    assertThat(opened.size()).isGreaterThanOrEqualTo(4);
    // No channel was closed for an answer that it did not wait for.
    assertThat(opened.get(opened.size() - 1).isOpen()).isTrue();
    awaitEmpty();
    assertThat(dead()).isEmpty();
  }

  @Test
  void oneEventDoesNotWaitForTheManyBeforeIt() throws Exception {
    List<RecordEvent> many = events(3);
    RecordEvent one = event();
    var oneIsDone = new CountDownLatch(1);
    var inTime = new AtomicInteger();
    sendTogether(many);
    send(one);
    consume(
        events -> {
          if (events.contains(one)) {
            oneIsDone.countDown();
          } else if (awaits(oneIsDone)) {
            inTime.incrementAndGet();
          }
        });
    await().atMost(PATIENCE).until(() -> handled.size() == 2 && inTime.get() == 1);
    assertThat(handled).containsExactlyInAnyOrder(Set.copyOf(many), Set.of(one));
    awaitEmpty();
  }

  private static boolean awaits(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatCannotBeReadIsDeadWithItsReasonAndCostsNoOther() throws Exception {
    Set<String> unreadable =
        Set.of(
            "no JSON",
            "{}",
            "{\"kind\":\"UPDATED\"}",
            "{\"kind\":\"UPDATED\",\"recordIds\":[]}",
            "{\"kind\":\"UPDATED\",\"recordIds\":[null]}",
            "{\"kind\":\"NEVER\",\"recordId\":null}");
    for (String message : unreadable) {
      send(message);
    }
    RecordEvent good = event();
    send(good);
    consume(events -> {});
    await().atMost(PATIENCE).until(() -> allHandled().contains(good));
    var found = new HashSet<String>();
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              for (GetResponse letter : dead()) {
                assertThat(letter.getProps().getHeaders().get(Refusals.REASON).toString())
                    .contains("Exception");
                assertThat(letter.getProps().getTimestamp()).isNotNull();
                found.add(new String(letter.getBody(), UTF_8));
              }
              return found.equals(unreadable);
            });
    assertThat(handled).containsExactly(Set.of(good));
    awaitEmpty();
  }

  @Test
  void whatFailsIsDeadWithItsReason() throws Exception {
    send(event());
    consume(
        events -> {
          throw new IllegalArgumentException("the record is odd");
        });
    await()
        .atMost(PATIENCE)
        .until(() -> channel.queueDeclarePassive(deadQueue).getMessageCount() == 1);
    assertThat(dead().get(0).getProps().getHeaders().get(Refusals.REASON).toString())
        .contains("the record is odd");
    awaitEmpty();
  }
}
