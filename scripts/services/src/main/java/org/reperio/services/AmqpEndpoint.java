package org.reperio.services;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** Where a message broker listens on the loopback address, and whom it lets in. */
record AmqpEndpoint(int port, Credentials credentials) {
  private static final String VIRTUAL_HOST = "/";
  private static final int CONNECT_TIMEOUT_MS = 2000;

  /** Whether it lets its user in. */
  boolean answers() {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost("127.0.0.1");
    factory.setPort(port);
    factory.setUsername(credentials.username());
    factory.setPassword(credentials.password());
    factory.setVirtualHost(VIRTUAL_HOST);
    factory.setConnectionTimeout(CONNECT_TIMEOUT_MS);
    factory.setHandshakeTimeout(CONNECT_TIMEOUT_MS);
    factory.setAutomaticRecoveryEnabled(false);
    try (Connection connection = factory.newConnection("supervisor")) {
      return connection.isOpen();
    } catch (IOException | TimeoutException e) {
      return false;
    }
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  /** The configuration keys by which others reach it. */
  Map<String, String> settings() {
    return Map.of(
        "reperio.broker.host",
        "127.0.0.1",
        "reperio.broker.port",
        Integer.toString(port),
        "reperio.broker.username",
        credentials.username(),
        "reperio.broker.password",
        credentials.password(),
        "reperio.broker.virtual-host",
        VIRTUAL_HOST);
  }
}
