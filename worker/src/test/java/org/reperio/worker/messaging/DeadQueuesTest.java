package org.reperio.worker.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.GetResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reperio.messaging.ConsumerPauses;
import org.reperio.test.TestServices;
import org.reperio.worker.cli.CommandFailure;

/** Dead letters of a real broker. The consumers of the queue are paused, so that it stays. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class DeadQueuesTest {

  private static final String QUEUE = "record-index";
  private static final String DEAD = QUEUE + DeadQueues.SUFFIX;

  @Inject Broker broker;
  @Inject Queues queues;
  @Inject DeadQueues dead;
  @Inject ConsumerPauses pauses;
  @Inject QueueInspection inspection;

  @BeforeEach
  void emptyAndWithoutConsumers() {
    pauses.pause(QUEUE);
    await().until(() -> status(QUEUE).consumers() == 0);
    purge();
  }

  @AfterEach
  void goOn() {
    purge();
    pauses.resume(QUEUE);
  }

  private QueueStatus status(String queue) {
    return inspection.status().stream()
        .filter(one -> one.queue().equals(queue))
        .findFirst()
        .orElseThrow();
  }

  private void purge() {
    broker.run(
        connection -> {
          try (var channel = connection.createChannel()) {
            channel.queuePurge(QUEUE);
            return channel.queuePurge(DEAD);
          }
        });
  }

  private void bury(String id, String content) {
    broker.run(
        connection -> {
          try (var channel = connection.createChannel()) {
            channel.confirmSelect();
            channel.basicPublish(
                Refusals.EXCHANGE,
                QUEUE,
                new AMQP.BasicProperties.Builder()
                    .messageId(id)
                    .deliveryMode(2)
                    .headers(Map.of(Refusals.REASON, "because of " + id, "kept", "yes"))
                    .build(),
                content.getBytes(UTF_8));
            return channel.waitForConfirms();
          } catch (InterruptedException e) {
            throw new java.io.IOException(e);
          }
        });
  }

  /** What waits in the queue, taken from it. */
  private Optional<GetResponse> waiting() {
    return broker.run(
        connection -> {
          try (var channel = connection.createChannel()) {
            return Optional.ofNullable(channel.basicGet(QUEUE, true));
          }
        });
  }

  @Test
  void lettersAreListedWithReasonAndContentAsOftenAsOneLikes() {
    bury("1", "{\"kind\":\"UPDATED\"}");
    bury("2", "no JSON");
    for (int i = 0; i < 30; i++) {
      assertThat(dead.list(QUEUE, 10))
          .extracting(DeadLetter::messageId, DeadLetter::reason, DeadLetter::content)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("1", "because of 1", "{\"kind\":\"UPDATED\"}"),
              org.assertj.core.groups.Tuple.tuple("2", "because of 2", "no JSON"));
    }
    assertThat(dead.list(QUEUE, 1)).hasSize(1);
    assertThat(status(DEAD).messages()).isEqualTo(2);
  }

  @Test
  void oneLetterGoesBackAsItWasBeforeItDied() {
    bury("1", "first");
    bury("2", "second");
    String second = dead.list(QUEUE, 10).get(1).id();
    assertThat(dead.find(QUEUE, second)).map(DeadLetter::content).contains("second");
    assertThat(dead.retry(QUEUE, second)).isTrue();
    assertThat(dead.list(QUEUE, 10)).extracting(DeadLetter::messageId).containsExactly("1");
    GetResponse back = waiting().orElseThrow();
    assertThat(new String(back.getBody(), UTF_8)).isEqualTo("second");
    assertThat(back.getProps().getMessageId()).isEqualTo("2");
    assertThat(back.getProps().getDeliveryMode()).isEqualTo(2);
    assertThat(back.getProps().getHeaders())
        .containsKey("kept")
        .doesNotContainKeys(Refusals.REASON, DeadLetter.DEATHS);
    assertThat(dead.retry(QUEUE, second)).isFalse();
    assertThat(waiting()).isEmpty();
  }

  @Test
  void allLettersGoBack() {
    for (int i = 0; i < 250; i++) {
      bury("m" + i, "content " + i);
    }
    assertThat(dead.retryAll(QUEUE)).isEqualTo(250);
    assertThat(status(DEAD).messages()).isZero();
    assertThat(status(QUEUE).messages()).isEqualTo(250);
    assertThat(dead.retryAll(QUEUE)).isZero();
  }

  @Test
  void oneLetterIsDroppedAndTheOthersStay() {
    bury("1", "first");
    bury("2", "second");
    String first = dead.list(QUEUE, 1).get(0).id();
    assertThat(dead.drop(QUEUE, first)).isTrue();
    assertThat(dead.drop(QUEUE, first)).isFalse();
    assertThat(dead.list(QUEUE, 10)).extracting(DeadLetter::messageId).containsExactly("2");
    assertThat(waiting()).isEmpty();
  }

  @Test
  void noMoreIsDroppedThanTheOperatorKnowsOf() {
    bury("1", "first");
    bury("2", "second");
    bury("3", "came since then");
    assertThat(dead.dropAll(QUEUE, 2)).isEqualTo(2);
    assertThat(dead.list(QUEUE, 10)).extracting(DeadLetter::messageId).containsExactly("3");
    assertThat(dead.dropAll(QUEUE, Integer.MAX_VALUE)).isEqualTo(1);
  }

  @Test
  void whoDiesBetweenConfirmationAndAcknowledgementLosesNothing() {
    bury("1", "first");
    bury("2", "second");
    var dying =
        new DeadQueues(
            broker,
            queues,
            () -> {
              throw new IllegalStateException("dies here");
            });
    String first = dead.list(QUEUE, 1).get(0).id();
    assertThatThrownBy(() -> dying.retry(QUEUE, first)).hasMessage("dies here");
    assertThatThrownBy(() -> dying.retryAll(QUEUE)).hasMessage("dies here");
    await().until(() -> status(DEAD).messages() == 2);
    assertThat(status(QUEUE).messages()).isEqualTo(3);
  }

  @Test
  void aQueueThatIsNotThereIsRefused() {
    for (String name : List.of("no-such-queue", DEAD, "")) {
      assertThatThrownBy(() -> dead.list(name, 1))
          .as(name)
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("record-index, pid-registration");
    }
  }
}
