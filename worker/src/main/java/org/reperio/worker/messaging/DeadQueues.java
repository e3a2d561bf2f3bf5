package org.reperio.worker.messaging;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import io.quarkus.logging.Log;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * The dead letters of queues: what they are, and what an operator does with them. A letter leaves
 * its queue only when it is dropped, or when the broker has confirmed that it waits in the queue it
 * came from; whatever dies in between, it is in one of the two at least.
 *
 * <p>Letters are looked at by taking them and giving them back. One who looks meanwhile finds
 * fewer.
 */
@Singleton
public class DeadQueues {

  /** What the names of queues with dead letters end in. */
  public static final String SUFFIX = ".dead";

  /** Brings a message to the queue that its routing key names. */
  private static final String EXCHANGE = "reperio.retry";

  private static final int BATCH = 100;

  /** How far a single letter is looked for. */
  private static final int FURTHEST = 10_000;

  private static final int PERSISTENT = 2;

  private final Broker broker;
  private final Queues queues;
  private final Runnable confirmed;

  @Inject
  public DeadQueues(Broker broker, Queues queues) {
    this(broker, queues, () -> {});
  }

  /**
   * @param confirmed is run when the broker has a letter in both queues
   */
  DeadQueues(Broker broker, Queues queues, Runnable confirmed) {
    this.broker = broker;
    this.queues = queues;
    this.confirmed = confirmed;
  }

  /** What is done with a letter before it leaves its queue. */
  private interface Fate {
    void meet(ConfirmedSending sending, List<GetResponse> letters)
        throws IOException, TimeoutException, InterruptedException;
  }

  /**
   * The first dead letters of a queue.
   *
   * @param queue that they came from
   */
  public synchronized List<DeadLetter> list(String queue, int most) {
    String dead = nameOf(queue);
    return broker.run(
        connection -> {
          var found = new ArrayList<DeadLetter>();
          // What is not acknowledged when the channel closes is in the queue again.
          try (var channel = connection.createChannel()) {
            GetResponse next = get(channel, dead);
            while (next != null) {
              found.add(DeadLetter.of(next.getProps(), next.getBody()));
              next = found.size() < most ? get(channel, dead) : null;
            }
          }
          return found;
        });
  }

  /** The dead letter with this id, if it is there. */
  public synchronized Optional<DeadLetter> find(String queue, String letter) {
    String dead = nameOf(queue);
    return broker.run(
        connection -> {
          try (var channel = connection.createChannel()) {
            return search(channel, dead, letter)
                .map(found -> DeadLetter.of(found.getProps(), found.getBody()));
          }
        });
  }

  /**
   * Sends all dead letters back to their queue, those that are there when this begins.
   *
   * @return how many
   */
  public synchronized int retryAll(String queue) {
    return said("sent back to", queue, all(queue, Integer.MAX_VALUE, retry(queue)));
  }

  /**
   * Sends a dead letter back to its queue.
   *
   * @return whether it was still there
   */
  public synchronized boolean retry(String queue, String letter) {
    return said("sent back to", queue, one(queue, letter, retry(queue))) > 0;
  }

  /**
   * Deletes dead letters, the oldest first.
   *
   * @param most how many the operator knows of
   * @return how many there were
   */
  public synchronized int dropAll(String queue, int most) {
    return said("dropped from", queue, all(queue, most, (sending, letters) -> {}));
  }

  /**
   * Deletes a dead letter.
   *
   * @return whether it was still there
   */
  public synchronized boolean drop(String queue, String letter) {
    return said("dropped from", queue, one(queue, letter, (sending, letters) -> {})) > 0;
  }

  private static int said(String what, String queue, int letters) {
    Log.infof("dead letters: %d %s %s", letters, what, queue);
    return letters;
  }

  private int all(String queue, int most, Fate fate) {
    String dead = nameOf(queue);
    return broker.run(
        connection -> {
          int left = Math.min(most, waiting(connection, dead));
          int done = 0;
          try (var channel = connection.createChannel()) {
            var sending = new ConfirmedSending(channel);
            List<GetResponse> letters = next(channel, dead, Math.min(left, BATCH));
            while (!letters.isEmpty()) {
              meet(fate, sending, letters);
              channel.basicAck(tag(letters.get(letters.size() - 1)), true);
              done += letters.size();
              left -= letters.size();
              letters = next(channel, dead, Math.min(left, BATCH));
            }
          }
          return done;
        });
  }

  private int one(String queue, String letter, Fate fate) {
    String dead = nameOf(queue);
    return broker.run(
        connection -> {
          try (var channel = connection.createChannel()) {
            var sending = new ConfirmedSending(channel);
            Optional<GetResponse> found = search(channel, dead, letter);
            if (found.isPresent()) {
              meet(fate, sending, List.of(found.get()));
              channel.basicAck(tag(found.get()), false);
            }
            return found.isPresent() ? 1 : 0;
          }
        });
  }

  private static Optional<GetResponse> search(Channel channel, String queue, String letter)
      throws IOException {
    GetResponse next = get(channel, queue);
    for (int seen = 1; next != null; seen++) {
      if (DeadLetter.id(next.getProps(), next.getBody()).equals(letter)) {
        return Optional.of(next);
      }
      next = seen < FURTHEST ? get(channel, queue) : null;
    }
    return Optional.empty();
  }

  private static void meet(Fate fate, ConfirmedSending sending, List<GetResponse> letters)
      throws IOException, TimeoutException {
    try {
      fate.meet(sending, letters);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private Fate retry(String queue) {
    return (sending, letters) -> {
      for (GetResponse letter : letters) {
        sending.send(EXCHANGE, queue, alive(letter.getProps()), letter.getBody());
      }
      sending.await();
      confirmed.run();
    };
  }

  /** The message as it was before it died. */
  private static AMQP.BasicProperties alive(AMQP.BasicProperties dead) {
    Map<String, Object> headers = new HashMap<>();
    if (dead.getHeaders() != null) {
      headers.putAll(dead.getHeaders());
    }
    headers
        .keySet()
        .removeIf(
            name ->
                name.equals(Refusals.REASON)
                    || name.equals(DeadLetter.DEATHS)
                    || name.equals("x-delivery-count")
                    || name.startsWith("x-first-death-")
                    || name.startsWith("x-last-death-"));
    return dead.builder().headers(headers).deliveryMode(PERSISTENT).build();
  }

  private static int waiting(Connection connection, String queue)
      throws IOException, TimeoutException {
    return Broker.inspect(connection, queue)
        .map(AMQP.Queue.DeclareOk::getMessageCount)
        .orElseThrow(() -> new IOException("the queue %s is missing".formatted(queue)));
  }

  private static List<GetResponse> next(Channel channel, String queue, int most)
      throws IOException {
    var letters = new ArrayList<GetResponse>();
    while (letters.size() < most) {
      GetResponse letter = get(channel, queue);
      if (letter == null) {
        break;
      }
      letters.add(letter);
    }
    return letters;
  }

  private static GetResponse get(Channel channel, String queue) throws IOException {
    return channel.basicGet(queue, false);
  }

  private static long tag(GetResponse letter) {
    return letter.getEnvelope().getDeliveryTag();
  }

  private String nameOf(String queue) {
    return queues.require(queue) + SUFFIX;
  }
}
