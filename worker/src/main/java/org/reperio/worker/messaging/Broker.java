package org.reperio.worker.messaging;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.ShutdownSignalException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.reperio.messaging.BrokerSettings;
import org.reperio.worker.cli.CommandFailure;

/** The message broker: opens connections to it. */
@Singleton
public class Broker {

  private static final int CONNECT_MILLIS = 5_000;

  /** A broker that was stopped, and is not dead, keeps its connections: who is silent is left. */
  private static final int HEARTBEAT_SECONDS = 10;

  private static final int ANSWER_MILLIS = 15_000;
  private static final int CLOSE_MILLIS = 5_000;

  private final ConnectionFactory factory = new ConnectionFactory();

  public Broker(BrokerSettings settings) {
    factory.setHost(settings.host());
    factory.setPort(settings.port());
    factory.setUsername(settings.username());
    factory.setPassword(settings.password());
    factory.setVirtualHost(settings.virtualHost());
    factory.setConnectionTimeout(CONNECT_MILLIS);
    factory.setHandshakeTimeout(CONNECT_MILLIS);
    factory.setRequestedHeartbeat(HEARTBEAT_SECONDS);
    factory.setChannelRpcTimeout(ANSWER_MILLIS);
    // Who works over a lost connection begins again with a new one, and forgets what it had.
    factory.setAutomaticRecoveryEnabled(false);
  }

  /** The work of a command on a connection. */
  interface Work<T> {
    T with(Connection connection) throws IOException, TimeoutException;
  }

  /**
   * Opens a connection.
   *
   * @param purpose how the broker lists it
   */
  Connection connect(String purpose) throws IOException, TimeoutException {
    return factory.newConnection("reperio: " + purpose);
  }

  /** Closes a connection, in whatever state it is. */
  static void leave(Connection connection) {
    connection.abort(CLOSE_MILLIS);
  }

  /**
   * Opens a connection, does the work, and closes it.
   *
   * @throws CommandFailure when the broker does not answer or does not let us in
   */
  <T> T run(Work<T> work) {
    try (var connection = connect("command line")) {
      return work.with(connection);
    } catch (IOException | TimeoutException | ShutdownSignalException e) {
      throw new CommandFailure(
          "The message broker at %s:%d does not do it (%s)."
              .formatted(factory.getHost(), factory.getPort(), reason(e)),
          e);
    }
  }

  /** What the broker, or else the network, has said. */
  static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  /** Connects, and says what the broker calls itself. */
  public String touch() {
    return run(
        connection ->
            "%s %s"
                .formatted(
                    connection.getServerProperties().get("product"),
                    connection.getServerProperties().get("version")));
  }

  /** How a queue is now; empty when the broker has none of this name. */
  static Optional<AMQP.Queue.DeclareOk> inspect(Connection connection, String queue)
      throws IOException, TimeoutException {
    // The broker answers a missing queue by closing the channel: each question has its own.
    Channel channel = connection.createChannel();
    try {
      AMQP.Queue.DeclareOk found = channel.queueDeclarePassive(queue);
      channel.close();
      return Optional.of(found);
    } catch (IOException e) {
      if (e.getCause() instanceof ShutdownSignalException closed
          && closed.getReason() instanceof AMQP.Channel.Close reason
          && reason.getReplyCode() == AMQP.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
