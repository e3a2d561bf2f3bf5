package org.reperio.attack.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.reperio.attack.Attack;
import org.reperio.attack.Attacker;
import org.reperio.attack.Plan;
import org.reperio.attack.Scene;

/** Fields that say who was granted what are in the index, for permissions alone. */
public final class HiddenFields implements Attack {

  private static final List<String> FIELDS =
      List.of(
          "*",
          "\\*",
          "r*",
          "*readers",
          "readers",
          "file_readers",
          "depositors",
          "grants",
          "?eaders");

  @Override
  public Plan plan() {
    return new Plan(
        "hidden-fields",
        "Searches for the id of an account in every field, by wildcards and by name",
        "queries name public fields only",
        "none: they are rewritten from their tree",
        50,
        Duration.ofMinutes(1));
  }

  @Override
  public String launch(Attacker attacker) throws InterruptedException {
    String record = attacker.scene().record();
    Map<String, Object> grant =
        Map.of(
            "grants",
            List.of(
                Map.of(
                    "subject",
                    Map.of("type", "user", "id", attacker.scene().attacker().id()),
                    "permission",
                    "view")));
    attacker
        .owner()
        .contentType(ContentType.JSON)
        .body(grant)
        .post("/api/records/{id}/access/grants", record)
        .then()
        .statusCode(201);
    // The grant is indexed within a second.
    Thread.sleep(3_000);
    String id = attacker.scene().attacker().id();
    String token = "user:" + id;
    for (String field : FIELDS) {
      for (String value : List.of("\"" + token + "\"", id, "*" + id, "/.*" + id + "/")) {
        Response found =
            attacker.visitor().queryParam("q", field + ":" + value).get("/api/records");
        assertThat(found.statusCode()).isIn(200, 400);
        assertThat(found.asString()).as("found by %s", field).doesNotContain(Scene.WORD);
      }
    }
    return "no hit by " + FIELDS.size() + " fields";
  }
}
