package org.reperio.attack.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import org.reperio.attack.Attack;
import org.reperio.attack.Attacker;
import org.reperio.attack.Plan;

/** JSON of some megabytes that takes a hundred times as much to be read and validated. */
public final class ManyCreators implements Attack {

  private static final int ROUNDS = 10;
  private static final String CREATOR =
      "{\"person_or_org\":{\"type\":\"personal\",\"family_name\":\"x\"}},";
  private static final List<String> BODIES =
      List.of(
          "{\"metadata\":{\"creators\":[" + CREATOR.repeat(80_000) + "{}]}}",
          "{\"metadata\":{\"creators\":[" + CREATOR.repeat(12_000) + "{}]}}",
          "{\"metadata\":{\"subjects\":[" + "{},".repeat(1_600_000) + "{}]}}",
          "{\"metadata\":{\"title\":\"" + "x".repeat(4_900_000) + "\"}}",
          "{\"metadata\":" + "[".repeat(2_400_000) + "]".repeat(2_400_000) + "}");

  @Override
  public Plan plan() {
    return new Plan(
        "many-creators",
        "Drafts of 5 MB with 80,000 creators, a million empty objects, one text, or one nesting",
        "entries, characters and values of a document; tokens, text and depth of JSON",
        "reperio.models.*, reperio.json.*",
        ROUNDS * BODIES.size(),
        Duration.ofMinutes(5));
  }

  @Override
  public String launch(Attacker attacker) {
    long longest = 0;
    for (int i = 0; i < ROUNDS; i++) {
      for (String body : BODIES) {
        long start = System.nanoTime();
        Response answer =
            attacker.user().contentType(ContentType.JSON).body(body).post("/api/records");
        longest = Math.max(longest, System.nanoTime() - start);
        assertThat(answer.statusCode()).as(answer.asString()).isIn(400, 413, 429, 503);
      }
    }
    return longest / 1_000_000 + " ms is the longest refusal";
  }
}
