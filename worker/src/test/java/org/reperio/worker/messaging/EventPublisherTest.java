package org.reperio.worker.messaging;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reperio.messaging.OutboxClaims;
import org.reperio.test.TestServices;

@QuarkusTest
@QuarkusTestResource(TestServices.class)
class EventPublisherTest {

  @Inject Broker broker;
  @Inject EventTraces traces;

  private EventPublisher publisher;

  @BeforeEach
  void open() {
    publisher = new EventPublisher(broker, traces);
  }

  @AfterEach
  void close() {
    publisher.close();
  }

  private static OutboxClaims.Entry entry(String topic) {
    return new OutboxClaims.Entry(
        1, topic, "{\"kind\":\"UPDATED\",\"recordId\":\"%s\"}".formatted(UUID.randomUUID()), null);
  }

  @Test
  void whatComesIntoAQueueIsConfirmed() {
    assertThatCode(() -> publisher.publish(List.of(entry("record.updated"))))
        .doesNotThrowAnyException();
  }

  /**
   * A broker whose queues are lost drops what it is sent. RabbitMQ gives it back and confirms it;
   * the embedded broker refuses it.
   */
  @Test
  void whatComesIntoNoQueueIsNotTakenForSent() {
    List<OutboxClaims.Entry> entries = List.of(entry("record.updated"), entry("nowhere.at.all"));
    assertThatThrownBy(() -> publisher.publish(entries))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the broker did not confirm");
    // The next attempt begins with a connection of its own.
    assertThatCode(() -> publisher.publish(List.of(entry("record.updated"))))
        .doesNotThrowAnyException();
  }
}
