package org.reperio.attack.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.reperio.attack.Attack;
import org.reperio.attack.Attacker;
import org.reperio.attack.Plan;

/** Tokens of share links that somebody has changed, cut, or taken from another record. */
public final class ShareLinks implements Attack {

  private static final String SECRET = "aconitum-napellus";
  private static final int CHANGED = 60;

  @Override
  public Plan plan() {
    return new Plan(
        "share-links",
        "60 changed tokens of a share link, tokens of other records, and none at all",
        "a token opens its own record only; all others are answered alike",
        "none: tokens are signed",
        120,
        Duration.ofMinutes(2));
  }

  @Override
  public String launch(Attacker attacker) {
    String mine = attacker.restrictedRecord(SECRET);
    String other = attacker.restrictedRecord(SECRET + "-other");
    String token = token(attacker, mine);
    assertThat(read(attacker, mine, token).statusCode()).isEqualTo(200);
    List<String> forged = new ArrayList<>(List.of("", "null", token(attacker, other), token + "A"));
    forged.add(token.substring(0, token.length() / 2));
    Random random = attacker.random();
    for (int i = 0; i < CHANGED; i++) {
      int at = random.nextInt(token.length() - 1);
      char other1 = token.charAt(at) == 'A' ? 'B' : 'A';
      forged.add(token.substring(0, at) + other1 + token.substring(at + 1));
    }
    Set<String> answers = new TreeSet<>();
    for (String one : forged) {
      Response answer = read(attacker, mine, one);
      assertThat(answer.statusCode()).as(one).isIn(401, 403, 404);
      assertThat(answer.asString()).as(one).doesNotContain(SECRET);
      answers.add(answer.statusCode() + " " + answer.asString());
    }
    assertThat(answers).as("what tells one wrong token from another").hasSize(1);
    return forged.size() + " tokens, one answer";
  }

  private static Response read(Attacker attacker, String id, String token) {
    return attacker.visitor().queryParam("token", token).get("/api/records/{id}", id);
  }

  private static String token(Attacker attacker, String id) {
    return attacker
        .owner()
        .contentType(ContentType.JSON)
        .body(Map.of("permission", "view"))
        .post("/api/records/{id}/access/links", id)
        .then()
        .statusCode(201)
        .extract()
        .path("token");
  }
}
