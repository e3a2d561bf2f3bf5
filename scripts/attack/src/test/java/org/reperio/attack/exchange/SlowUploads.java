package org.reperio.attack.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.reperio.attack.Attacker;
import org.reperio.attack.Plan;
import org.reperio.attack.Wire;

/** Files that hardly come, all of one account. */
public final class SlowUploads extends SlowClients {

  private String draft;

  @Override
  public Plan plan() {
    return new Plan(
        "slow-uploads",
        "1,000 uploads of one account that stop after the first byte",
        "uploads hold no thread; one account has so many at once",
        "reperio.exchange.uploads.*, .min-rate, .patience",
        REQUESTS,
        TIME);
  }

  @Override
  void prepare(Attacker attacker) {
    draft = attacker.draftWith("done.bin", new byte[] {1});
    attacker
        .user()
        .contentType("application/json")
        .body(List.of(Map.of("key", "slow.bin")))
        .post("/api/records/{id}/draft/files", draft)
        .then()
        .statusCode(201);
  }

  @Override
  String request(Attacker attacker, int number) {
    return head(
            "PUT",
            "/api/records/" + draft + "/draft/files/slow.bin/content",
            number,
            "Authorization: Bearer " + attacker.scene().attacker().token(),
            "Content-Type: application/octet-stream",
            "Content-Length: 1000000")
        + "x";
  }

  @Override
  void check(List<Wire> clients) throws IOException {
    // The last ones found no place.
    assertThat(clients.get(CLIENTS - 1).answer(Duration.ofSeconds(1))).startsWith("HTTP/1.1 429");
  }
}
