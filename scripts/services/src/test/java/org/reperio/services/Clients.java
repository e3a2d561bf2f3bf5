package org.reperio.services;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;

/** Real clients of the four services, as the settings file describes them. */
record Clients(Properties settings) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** Runs statements on the database; gives the first column of the last one's rows. */
  List<String> sql(String... statements) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (var connection =
            DriverManager.getConnection(
                settings.getProperty("reperio.database.url"),
                settings.getProperty("reperio.database.username"),
                settings.getProperty("reperio.database.password"));
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        rows.clear();
        if (statement.execute(sql)) {
          try (ResultSet results = statement.getResultSet()) {
            while (results.next()) {
              rows.add(results.getString(1));
            }
          }
        }
      }
    }
    return rows;
  }

  /** Sends one command to Redis; gives the lines of its answer. */
  String redis(String command) throws IOException {
    URI uri = URI.create(settings.getProperty("reperio.redis.url"));
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      String password = uri.getUserInfo().substring(1);
      socket
          .getOutputStream()
          .write(
              ("AUTH " + password + "\r\n" + command + "\r\n").getBytes(StandardCharsets.US_ASCII));
      BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      String authenticated = reader.readLine();
      if (!"+OK".equals(authenticated)) {
        return authenticated;
      }
      String line = reader.readLine();
      return line.startsWith("$") && !line.equals("$-1") ? reader.readLine() : line;
    }
  }

  /** Sends a request to the search engine; gives the body of the answer. */
  String search(String method, String path, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://" + settings.getProperty("reperio.search.hosts") + path))
            .header("Content-Type", "application/json")
            .header(
                "Authorization",
                new Credentials(
                        settings.getProperty("reperio.search.username"),
                        settings.getProperty("reperio.search.password"))
                    .basic())
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  /**
   * A connection to the broker.
   *
   * @param onSocket is given the socket, so that a test can cut the line
   */
  Connection amqp(Consumer<Socket> onSocket) throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost(settings.getProperty("reperio.broker.host"));
    factory.setPort(Integer.parseInt(settings.getProperty("reperio.broker.port")));
    factory.setUsername(settings.getProperty("reperio.broker.username"));
    factory.setPassword(settings.getProperty("reperio.broker.password"));
    factory.setVirtualHost(settings.getProperty("reperio.broker.virtual-host"));
    factory.setAutomaticRecoveryEnabled(false);
    factory.setSocketConfigurator(onSocket::accept);
    return factory.newConnection();
  }

  /** Publishes a persistent message and waits for the broker's confirmation. */
  void publish(String routingKey, String text) throws Exception {
    try (Connection connection = amqp(socket -> {});
        Channel channel = connection.createChannel()) {
      channel.confirmSelect();
      channel.basicPublish(
          "reperio.events",
          routingKey,
          MessageProperties.PERSISTENT_TEXT_PLAIN,
          text.getBytes(StandardCharsets.UTF_8));
      channel.waitForConfirmsOrDie(10_000);
    }
  }

  /** How many messages wait in a queue for a consumer. */
  int waiting(String queue) throws Exception {
    try (Connection connection = amqp(socket -> {});
        Channel channel = connection.createChannel()) {
      return channel.queueDeclarePassive(queue).getMessageCount();
    }
  }

  /** Takes one message off a queue; null when there is none. */
  String take(String queue) throws Exception {
    try (Connection connection = amqp(socket -> {});
        Channel channel = connection.createChannel()) {
      GetResponse response = channel.basicGet(queue, true);
      return response == null ? null : new String(response.getBody(), StandardCharsets.UTF_8);
    }
  }
}
