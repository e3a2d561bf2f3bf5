package org.reperio.attack.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.reperio.attack.Attack;
import org.reperio.attack.Attacker;
import org.reperio.attack.Wire;

/**
 * A thousand clients at once that send or read as good as nothing, straight to the service, each
 * with an address of its own. Needs 2,048 open files here and in the service.
 */
abstract class SlowClients implements Attack {

  static final int CLIENTS = 1000;
  static final int REQUESTS = CLIENTS + 20;
  static final Duration TIME = Duration.ofMinutes(5);

  private static final int SECONDS = 18;

  /** They come one after the other: that they are slow is the attack, not that they are many. */
  private static final int PACE_MS = 10;

  /** What each client sends at first. */
  abstract String request(Attacker attacker, int number);

  /** What each sends every second after that, if anything. */
  String drip() {
    return "";
  }

  void prepare(Attacker attacker) {}

  /** What has to be true of the clients in the end. */
  abstract void check(List<Wire> clients) throws IOException;

  @Override
  public final String launch(Attacker attacker) throws Exception {
    prepare(attacker);
    var clients = new ArrayList<Wire>();
    int refused = 0;
    try {
      for (int number = 0; number < CLIENTS; number++) {
        Wire client = attacker.service("web-api");
        clients.add(client);
        client.send(request(attacker, number));
        Thread.sleep(PACE_MS);
      }
      for (int second = 0; second < SECONDS; second++) {
        Thread.sleep(1000);
        refused = drip(clients);
      }
      check(clients);
    } finally {
      for (Wire client : clients) {
        client.close();
      }
    }
    return "%d connected, %d of them ended by the service".formatted(CLIENTS, refused);
  }

  private int drip(List<Wire> clients) {
    int ended = 0;
    for (Wire client : clients) {
      try {
        if (!drip().isEmpty()) {
          client.send(drip());
        }
      } catch (IOException e) {
        ended++;
      }
    }
    return ended;
  }

  static String head(String method, String path, int number, String... headers) {
    return "%s %s HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 10.9.%d.%d\r\n%s\r\n"
        .formatted(
            method,
            path,
            number / 250,
            1 + number % 250,
            headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n");
  }

  /** Some clients get an answer that begins so. */
  static void someGet(List<Wire> clients, String status) throws IOException {
    for (int number = 0; number < CLIENTS; number += CLIENTS / 10) {
      assertThat(clients.get(number).answer(Duration.ofSeconds(1))).startsWith(status);
    }
  }
}
