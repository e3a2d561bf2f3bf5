package org.reperio.attack.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.reperio.attack.Attacker;
import org.reperio.attack.Plan;
import org.reperio.attack.Wire;

/** Headers that never end. */
public final class SlowHeaders extends SlowClients {

  @Override
  public Plan plan() {
    return new Plan(
        "slow-headers",
        "1,000 connections that send a byte of a header each second",
        "a deadline for the first request's headers; the number of connections",
        "reperio.connections.*, quarkus.http.limits.max-connections",
        REQUESTS,
        TIME);
  }

  @Override
  String request(Attacker attacker, int number) {
    return "GET /ping HTTP/1.1\r\nX-Slow: ";
  }

  @Override
  String drip() {
    return "a";
  }

  @Override
  void check(List<Wire> clients) throws IOException {
    for (int number = 0; number < CLIENTS; number += CLIENTS / 10) {
      assertThat(clients.get(number).ends(Duration.ofSeconds(2))).isTrue();
    }
  }
}
