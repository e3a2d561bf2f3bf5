package org.reperio.worker.messaging;

import com.fasterxml.jackson.databind.ObjectReader;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Takes the messages of a queue, from a start to a stop. It opens a connection of its own, and
 * another one when that is lost, the queue is taken away, or the broker closes the channel because
 * an answer took too long. Each begins from nothing: what an earlier one has handed out comes
 * again.
 *
 * <p>Messages about many records have a thread beside the others': they are background work, and
 * give way to requests. While what the work needs is down both threads wait in it, and no
 * connection is opened meanwhile: the broker counts how often it hands a message out.
 */
public final class EventConsumer {

  /** Messages that are handed out and not answered yet; they are all that memory has to hold. */
  private static final int PREFETCH = 1000;

  private static final int BATCH = 500;
  private static final Duration LINGER = Duration.ofMillis(50);
  private static final Duration DOWN = Duration.ofSeconds(1);
  private static final Duration STOP = Duration.ofSeconds(10);

  /** Opens connections to the broker. */
  interface Opening {
    Connection open() throws IOException, TimeoutException;
  }

  private final String queue;
  private final Opening opening;
  private final ObjectReader reader;
  private final EventBatches batches;
  private final ConsumerState state;
  private final Thread thread;
  private volatile boolean running = true;

  /**
   * @param reader of an event message
   * @param state which it asks whether it is paused, and tells what it does
   */
  EventConsumer(
      String queue,
      Opening opening,
      ObjectReader reader,
      EventBatches batches,
      ConsumerState state) {
    this.queue = queue;
    this.opening = opening;
    this.reader = reader;
    this.batches = batches;
    this.state = state;
    this.thread = new Thread(this::run, queue);
  }

  /** Starts consuming, as soon as there is a broker. */
  public void start() {
    thread.start();
  }

  /** Stops consuming after the batches in hand; what is not answered goes to another worker. */
  public void stop() {
    running = false;
    batches.stop();
    try {
      thread.join(STOP.toMillis());
      thread.interrupt();
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    boolean up = true;
    while (running) {
      if (!state.isFree()) {
        pause();
        continue;
      }
      try {
        Connection connection = opening.open();
        try {
          Arrivals arrivals = subscribe(connection);
          if (!up) {
            Log.infof("%s: the broker is back", queue);
            up = true;
          }
          take(arrivals);
        } finally {
          Broker.leave(connection);
        }
      } catch (IOException | TimeoutException | ShutdownSignalException e) {
        if (up) {
          Log.warnf("%s: waits for the broker (%s)", queue, Broker.reason(e));
          up = false;
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | Error e) {
        giveUp(e);
        return;
      }
      pause();
    }
  }

  private Arrivals subscribe(Connection connection) throws IOException {
    Channel channel = connection.createChannel();
    channel.basicQos(PREFETCH);
    var arrivals = new Arrivals(channel, reader, new Refusals(connection, queue), state);
    channel.basicConsume(queue, arrivals);
    return arrivals;
  }

  /** Returns when nothing more comes and both threads are done with what they had. */
  private void take(Arrivals arrivals) throws InterruptedException {
    var bulk =
        new Thread(
            () -> {
              try {
                take(arrivals, arrivals::nextBulk, batches::takeAndRest);
              } catch (InterruptedException e) {
                Log.debugf("%s: stopped", queue);
              } catch (RuntimeException | Error e) {
                giveUp(e);
              }
            },
            queue + " bulk");
    bulk.start();
    try {
      take(arrivals, () -> arrivals.nextSingles(BATCH, LINGER), batches::take);
      bulk.join();
    } finally {
      bulk.interrupt();
    }
  }

  private interface Next {
    List<Delivery> batch() throws InterruptedException;
  }

  private void take(Arrivals arrivals, Next next, Consumer<List<Delivery>> work)
      throws InterruptedException {
    while (running && state.isFree() && arrivals.areOpen()) {
      List<Delivery> batch = next.batch();
      if (!batch.isEmpty()) {
        work.accept(batch);
      }
    }
  }

  /** A worker that does not consume is worse than none: its supervisor starts a new one. */
  private void giveUp(Throwable failure) {
    Log.errorf(failure, "%s is not consumed any more, and this worker ends", queue);
    Quarkus.asyncExit(1);
  }

  private void pause() {
    try {
      Thread.sleep(DOWN.toMillis());
    } catch (InterruptedException e) {
      running = false;
    }
  }
}
