package org.reperio.worker.messaging;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.MessageProperties;
import com.rabbitmq.client.ShutdownSignalException;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

  private final Broker broker;
  private final EventTraces traces;
  private ConfirmedSending sending;

  EventPublisher(Broker broker, EventTraces traces) {
    this.broker = broker;
    this.traces = traces;
  }

  /**
   * Returns when the broker has confirmed all of them and each has come into a queue.
   *
   * @throws IllegalStateException when it has not; some of them may have arrived
   */
  void publish(List<OutboxClaims.Entry> entries) {
    List<Span> spans = entries.stream().map(traces::sending).toList();
    try {
      send(entries, spans);
    } catch (RuntimeException e) {
      spans.forEach(span -> span.setStatus(StatusCode.ERROR));
      throw e;
    } finally {
      spans.forEach(Span::end);
    }
  }

  private void send(List<OutboxClaims.Entry> entries, List<Span> spans) {
    try {
      ConfirmedSending open = sending();
      for (int i = 0; i < entries.size(); i++) {
        OutboxClaims.Entry entry = entries.get(i);
        open.send(
            EXCHANGE,
            entry.topic(),
            properties(entry, spans.get(i)),
            entry.payload().getBytes(StandardCharsets.UTF_8));
      }
      open.await();
    } catch (IOException | TimeoutException | ShutdownSignalException e) {
      close();
      throw new IllegalStateException("the broker did not confirm", e);
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while sending", e);
    }
  }

  private static AMQP.BasicProperties properties(OutboxClaims.Entry entry, Span span) {
    return MessageProperties.PERSISTENT_BASIC
        .builder()
        .contentType("application/json")
        .messageId(Long.toString(entry.id()))
        .headers(EventTraces.headers(span))
        .build();
  }

  private ConfirmedSending sending() throws IOException, TimeoutException {
    if (sending == null || !sending.channel().isOpen()) {
      close();
      Connection connection = broker.connect("outbox");
      try {
        sending = new ConfirmedSending(connection.createChannel());
      } catch (IOException | ShutdownSignalException e) {
        Broker.leave(connection);
        throw e;
      }
    }
    return sending;
  }

  /** Closes the connection; the next event opens another one, which has nothing unconfirmed. */
  void close() {
    if (sending != null) {
      Broker.leave(sending.channel().getConnection());
      sending = null;
    }
  }
}
