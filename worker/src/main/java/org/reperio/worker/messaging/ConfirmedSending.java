package org.reperio.worker.messaging;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * Sends messages over a channel and waits until the broker has each of them in a queue (AMQP 0-9-1
 * publisher confirms, and the flag mandatory): a broker whose queues are lost takes what is sent
 * and keeps nothing. It is for one thread.
 */
final class ConfirmedSending {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Channel channel;
  private volatile String nowhere;

  ConfirmedSending(Channel channel) throws IOException {
    this.channel = channel;
    channel.confirmSelect();
    // It comes before the confirmation of the same message.
    channel.addReturnListener(
        returned -> nowhere = "%s %s".formatted(returned.getExchange(), returned.getRoutingKey()));
  }

  Channel channel() {
    return channel;
  }

  void send(String exchange, String key, AMQP.BasicProperties properties, byte[] body)
      throws IOException {
    channel.basicPublish(exchange, key, true, properties, body);
  }

  /**
   * Returns when all that was sent is in queues.
   *
   * @throws IOException when something is not; the rest may have arrived
   */
  void await() throws IOException, TimeoutException, InterruptedException {
    boolean confirmed;
    String lost;
    try {
      confirmed = channel.waitForConfirms(PATIENCE.toMillis());
    } finally {
      // What came back is no fault of what is sent after it.
      lost = nowhere;
      nowhere = null;
    }
    if (lost != null) {
      throw new IOException("the broker has no queue for " + lost);
    }
    if (!confirmed) {
      throw new IOException("the broker has refused a message");
    }
  }
}
