package org.reperio.worker.messaging;

import com.fasterxml.jackson.databind.ObjectReader;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.ShutdownSignalException;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.reperio.messaging.EventMessage;

/**
 * What a queue has handed out over one channel, in the order of arrival. The channel's prefetch
 * bounds how much that is. What still waits here when the channel closes is forgotten: the broker
 * hands it out again, over another one.
 */
final class Arrivals extends DefaultConsumer {

  /** How long who asks waits for the first message. */
  private static final Duration PATIENCE = Duration.ofMillis(200);

  private final ObjectReader reader;
  private final Refusals refusals;
  private final ConsumerState state;
  private final BlockingQueue<Delivery> single = new LinkedBlockingQueue<>();
  private final BlockingQueue<Delivery> bulk = new LinkedBlockingQueue<>();
  private volatile boolean cancelled;

  /**
   * @param reader of an {@link EventMessage}
   * @param refusals for what cannot be handled
   * @param state which counts what comes and what becomes of it
   */
  Arrivals(Channel channel, ObjectReader reader, Refusals refusals, ConsumerState state) {
    super(channel);
    this.reader = reader;
    this.refusals = refusals;
    this.state = state;
  }

  @Override
  public void handleDelivery(
      String consumer, Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
    state.taken();
    var answer = new ByChannel(envelope.getDeliveryTag(), properties, body);
    try {
      EventMessage message = reader.readValue(body);
      var delivery =
          new Delivery(
              properties.getMessageId(), EventTraces.cause(properties), message.events(), answer);
      // A single record does not wait for an ingest of thousands.
      (delivery.isBulk() ? bulk : single).add(delivery);
    } catch (IOException e) {
      Log.warnf(e, "a message of %d bytes cannot be read", body.length);
      answer.refuse(e);
    }
  }

  /** The broker has taken the queue away. */
  @Override
  public void handleCancel(String consumer) {
    cancelled = true;
  }

  /** Whether more may come, and answers arrive. */
  boolean areOpen() {
    return !cancelled && getChannel().isOpen();
  }

  /** The next message about many records, alone; none when none came in a moment. */
  List<Delivery> nextBulk() throws InterruptedException {
    Delivery first = bulk.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    return first == null ? List.of() : List.of(first);
  }

  /**
   * The next messages about single records, none when none came in a moment.
   *
   * @param linger after the first, while there are fewer than {@code most}
   */
  List<Delivery> nextSingles(int most, Duration linger) throws InterruptedException {
    var batch = new ArrayList<Delivery>();
    Delivery next = single.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    long end = System.nanoTime() + linger.toNanos();
    while (next != null) {
      batch.add(next);
      next =
          batch.size() == most ? null : single.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
    return batch;
  }

  private interface Sending {
    void send() throws IOException;
  }

  /**
   * Answers on the channel that the message came over and on no other: there its number means
   * another message.
   */
  private final class ByChannel implements Delivery.Answer {

    private final long tag;
    private final AMQP.BasicProperties properties;
    private final byte[] body;

    private ByChannel(long tag, AMQP.BasicProperties properties, byte[] body) {
      this.tag = tag;
      this.properties = properties;
      this.body = body;
    }

    @Override
    public void acknowledge() {
      send(() -> getChannel().basicAck(tag, false));
      state.handled();
    }

    @Override
    public void refuse(Exception reason) {
      state.refused();
      if (refusals.add(properties, body, reason)) {
        send(() -> getChannel().basicAck(tag, false));
      } else {
        send(() -> getChannel().basicReject(tag, false));
      }
    }

    private void send(Sending answer) {
      try {
        answer.send();
      } catch (IOException | ShutdownSignalException e) {
        Log.debugf("a message comes again: its channel is closed (%s)", e.getMessage());
      }
    }
  }
}
