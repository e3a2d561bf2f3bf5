package org.reperio.worker.messaging;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/**
 * Where a queue's messages go that cannot be handled. A broker that is told to refuse a message
 * makes it a dead letter without a reason, so it is sent there with one, and acknowledged once the
 * broker has confirmed it.
 */
final class Refusals {

  static final String EXCHANGE = "reperio.dead";

  /** The header that says in words why a message is dead. */
  static final String REASON = "reperio-reason";

  private static final int LONGEST = 2000;

  private final Connection connection;
  private final String queue;
  private ConfirmedSending sending;

  /**
   * @param queue whose messages these were
   */
  Refusals(Connection connection, String queue) {
    this.connection = connection;
    this.queue = queue;
  }

  /** Sends a message to the dead letters; false when the broker would not have it. */
  synchronized boolean add(AMQP.BasicProperties properties, byte[] body, Exception reason) {
    try {
      ConfirmedSending open = sending();
      open.send(EXCHANGE, queue, withReason(properties, reason), body);
      open.await();
      return true;
    } catch (IOException | TimeoutException | ShutdownSignalException e) {
      Log.warnf("%s: a dead letter has no reason (%s)", queue, Broker.reason(e));
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private ConfirmedSending sending() throws IOException {
    if (sending == null || !sending.channel().isOpen()) {
      sending = new ConfirmedSending(connection.createChannel());
    }
    return sending;
  }

  private static AMQP.BasicProperties withReason(
      AMQP.BasicProperties properties, Exception reason) {
    Map<String, Object> headers = new HashMap<>();
    if (properties.getHeaders() != null) {
      headers.putAll(properties.getHeaders());
    }
    String text = reason.toString();
    headers.put(REASON, text.substring(0, Math.min(LONGEST, text.length())));
    return properties.builder().headers(headers).timestamp(new Date()).build();
  }
}
