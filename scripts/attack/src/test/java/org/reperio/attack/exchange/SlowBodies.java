package org.reperio.attack.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.reperio.attack.Attacker;
import org.reperio.attack.Plan;
import org.reperio.attack.Wire;

/** Bodies of JSON that hardly come, from guests, where guests may send one. */
public final class SlowBodies extends SlowClients {

  @Override
  public Plan plan() {
    return new Plan(
        "slow-bodies",
        "1,000 requests of guests whose body comes by a byte a second",
        "bodies are read on the event loop, with a least rate and a deadline",
        "reperio.exchange.min-rate, .patience, .bodies.*",
        REQUESTS,
        TIME);
  }

  @Override
  String request(Attacker attacker, int number) {
    return head(
            "POST",
            "/api/records/" + attacker.scene().record() + "/access/request",
            number,
            "Content-Type: application/json",
            "Content-Length: 100000")
        + "{";
  }

  @Override
  String drip() {
    return " ";
  }

  @Override
  void check(List<Wire> clients) throws IOException {
    assertThat(clients.get(0).answer(Duration.ofSeconds(40))).startsWith("HTTP/1.1 408");
  }
}
