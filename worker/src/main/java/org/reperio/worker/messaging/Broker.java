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

/** The message broker, over a connection that lasts for one command. */
@Singleton
public class Broker {

  private static final int CONNECT_MILLIS = 5_000;

  private final ConnectionFactory factory = new ConnectionFactory();

  public Broker(BrokerSettings settings) {
    factory.setHost(settings.host());
    factory.setPort(settings.port());
    factory.setUsername(settings.username());
    factory.setPassword(settings.password());
    factory.setVirtualHost(settings.virtualHost());
    factory.setConnectionTimeout(CONNECT_MILLIS);
    factory.setAutomaticRecoveryEnabled(false);
  }

  /** The work of a command on a connection. */
  interface Work<T> {
    T with(Connection connection) throws IOException, TimeoutException;
  }

  /**
   * Opens a connection, does the work, and closes it.
   *
   * @throws CommandFailure when the broker does not answer or does not let us in
   */
  <T> T run(Work<T> work) {
    try (var connection = factory.newConnection("reperio")) {
      return work.with(connection);
    } catch (IOException | TimeoutException e) {
      throw new CommandFailure(
          "The message broker at %s:%d does not do it (%s)."
              .formatted(
                  factory.getHost(),
                  factory.getPort(),
                  e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()),
          e);
    }
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
