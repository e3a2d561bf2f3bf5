package org.reperio.worker.messaging;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.MessageProperties;
import com.rabbitmq.client.ShutdownSignalException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.reperio.messaging.OutboxClaims;

/**
 * Sends events to the broker, over a connection of its own: a broker that is short of memory makes
 * those wait who send. It is for one thread.
 */
@Singleton
class EventPublisher {

  static final String EXCHANGE = "reperio.events";
  private static final Duration CONFIRMATION = Duration.ofSeconds(15);

  private final Broker broker;
  private Channel channel;
  private volatile String nowhere;

  EventPublisher(Broker broker) {
    this.broker = broker;
  }

  /**
   * Returns when the broker has confirmed all of them and each has come into a queue (AMQP 0-9-1
   * publisher confirms, and the flag mandatory): a broker whose queues are lost takes what is sent
   * and keeps nothing.
   *
   * @throws IllegalStateException when it has not; some of them may have arrived
   */
  void publish(List<OutboxClaims.Entry> entries) {
    try {
      Channel open = channel();
      for (OutboxClaims.Entry entry : entries) {
        open.basicPublish(
            EXCHANGE,
            entry.topic(),
            true,
            properties(entry),
            entry.payload().getBytes(StandardCharsets.UTF_8));
      }
      boolean confirmed = open.waitForConfirms(CONFIRMATION.toMillis());
      if (nowhere != null) {
        throw new IOException("the broker has no queue for " + nowhere);
      }
      if (!confirmed) {
        throw new IOException("the broker has refused an event");
      }
    } catch (IOException | TimeoutException | ShutdownSignalException e) {
      close();
      throw new IllegalStateException("the broker did not confirm", e);
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while sending", e);
    }
  }

  private static AMQP.BasicProperties properties(OutboxClaims.Entry entry) {
    return MessageProperties.PERSISTENT_BASIC
        .builder()
        .contentType("application/json")
        .messageId(Long.toString(entry.id()))
        .build();
  }

  private Channel channel() throws IOException, TimeoutException {
    if (channel == null || !channel.isOpen()) {
      close();
      Connection connection = broker.connect("outbox");
      channel = connection.createChannel();
      channel.confirmSelect();
      nowhere = null;
      // It comes before the confirmation of the same message.
      channel.addReturnListener(returned -> nowhere = returned.getRoutingKey());
    }
    return channel;
  }

  /** Closes the connection; the next event opens another one, which has nothing unconfirmed. */
  void close() {
    if (channel != null) {
      Broker.leave(channel.getConnection());
      channel = null;
    }
  }
}
