package org.reperio.worker.messaging;

import com.rabbitmq.client.Connection;
import io.quarkus.arc.All;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** The consumers of events that add-ons bring. */
@ApplicationScoped
public class AddOnConsumers {

  private final Broker broker;
  private final List<EventConsumer> consumers;

  AddOnConsumers(Broker broker, EventConsumers consumers, @All List<EventSubscriber> subscribers) {
    this.broker = broker;
    this.consumers =
        subscribers.stream()
            .map(
                subscriber ->
                    consumers.of(
                        subscriber.queue(), subscriber.queue(), () -> open(subscriber), subscriber))
            .toList();
  }

  /** Starts consuming; ends with the service. */
  public void start() {
    consumers.forEach(EventConsumer::start);
  }

  @PreDestroy
  void stop() {
    consumers.forEach(EventConsumer::stop);
  }

  /** Declares the queue where the broker's definitions do not have it and its user may. */
  private Connection open(EventSubscriber subscriber) throws IOException, TimeoutException {
    Connection connection = broker.connect(subscriber.queue());
    try {
      if (Broker.inspect(connection, subscriber.queue()).isEmpty()) {
        try (var channel = connection.createChannel()) {
          channel.queueDeclare(subscriber.queue(), true, false, false, null);
          channel.queueBind(subscriber.queue(), EventPublisher.EXCHANGE, subscriber.topics());
        }
      }
      return connection;
    } catch (IOException | TimeoutException e) {
      Broker.leave(connection);
      throw e;
    }
  }
}
