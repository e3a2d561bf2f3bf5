package org.reperio.ui.page;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reperio.test.TestServices;

/** Three times as many slow forms as there are worker threads. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class WholeFormsTest {

  private static final String FORM = "theme=dark&return=%2Fabout";

  @ConfigProperty(name = "quarkus.thread-pool.max-threads")
  int threads;

  private final List<Socket> slow = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (Socket socket : slow) {
      socket.close();
    }
  }

  private Socket connect() throws IOException {
    var socket = new Socket("localhost", RestAssured.port);
    socket.setSoTimeout(10_000);
    slow.add(socket);
    return socket;
  }

  /** A form of which one byte has come. */
  private static String begun(String client) {
    return """
        POST /preferences/theme HTTP/1.1
        Host: localhost
        X-Forwarded-For: %s
        Content-Type: application/x-www-form-urlencoded
        Content-Length: %d

        """
            .formatted(client, FORM.length())
            .replace("\n", "\r\n")
        + FORM.charAt(0);
  }

  @Test
  void slowFormsHoldNobodyUp() throws IOException {
    for (int i = 0; i < 3 * threads; i++) {
      Socket socket = connect();
      send(socket, begun("192.0.2." + i / 20));
    }
    for (int i = 0; i < 5; i++) {
      given().get("/about").then().statusCode(200);
    }
    send(slow.get(0), FORM.substring(1));
    String answer = new String(slow.get(0).getInputStream().readNBytes(12), US_ASCII);
    assertThat(answer).isEqualTo("HTTP/1.1 303");
  }

  @Test
  void oneSenderHasSoManyUnderWay() throws Exception {
    for (int i = 0; i < 64; i++) {
      send(connect(), begun("2001:db8:5:5::" + i));
    }
    // Connections are read by several threads: the last one must not overtake the others.
    Thread.sleep(1000);
    Socket refused = connect();
    send(refused, begun("[2001:db8:5:5::ffff]"));
    String answer = new String(refused.getInputStream().readNBytes(2000), US_ASCII);
    assertThat(answer)
        .startsWith("HTTP/1.1 429")
        .containsIgnoringCase("retry-after: 10")
        .contains("You have too many forms under way");
    Socket other = connect();
    send(other, begun("192.0.2.200") + FORM.substring(1));
    assertThat(new String(other.getInputStream().readNBytes(12), US_ASCII))
        .isEqualTo("HTTP/1.1 303");
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
  }
}
