package org.reperio.attack.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.reperio.attack.Attack;
import org.reperio.attack.Attacker;
import org.reperio.attack.Plan;
import org.reperio.product.Api;

/** A question for access sends a mail to whatever address is typed. */
public final class MailBomb implements Attack {

  private static final int QUESTIONS = 60;

  @Override
  public Plan plan() {
    return new Plan(
        "mail-bomb",
        "60 requests for access with the address of somebody else, and 60 with made-up ones",
        "mail by address, record and asker in an hour and a day",
        "reperio.mail-limits.*",
        2 * QUESTIONS + 3,
        Duration.ofMinutes(2));
  }

  @Override
  public String launch(Attacker attacker) {
    Map<String, Object> document = new HashMap<>(Api.document("Closed"));
    document.put("access", Map.of("record", "public", "files", "restricted"));
    String id = Attacker.draft(attacker::owner, document);
    attacker.owner().post("/api/records/{id}/draft/actions/publish", id).then().statusCode(202);
    int toOne = 0;
    int toAny = 0;
    for (int i = 0; i < QUESTIONS; i++) {
      toOne += ask(attacker, id, "victim@example.org");
      toAny += ask(attacker, id, "victim" + i + "@example.org");
    }
    assertThat(toOne).as("mails to one address").isBetween(1, 3);
    assertThat(toAny).as("mails of one asker").isLessThanOrEqualTo(20);
    return toOne + " mails to one address, " + toAny + " to others";
  }

  /** 1 when a mail is sent. */
  private static int ask(Attacker attacker, String id, String email) {
    int status =
        attacker
            .visitor()
            .contentType(ContentType.JSON)
            .body(Map.of("email", email, "full_name", "A Guest"))
            .post("/api/records/{id}/access/request", id)
            .statusCode();
    assertThat(status).isIn(200, 429);
    return status == 200 ? 1 : 0;
  }
}
