package org.reperio.api.record;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.reperio.api.ApiClient.MINIMAL;
import static org.reperio.api.ApiClient.as;
import static org.reperio.api.ApiClient.draft;
import static org.reperio.api.ApiClient.publish;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.reperio.api.ApiClient;
import org.reperio.test.TestServices;

/** Notes that administrators keep on records, for themselves. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class InternalNotesTest {

  @Inject ApiClient client;

  private static String with(String notes) {
    return MINIMAL.replaceFirst("\\{", "{\"internal_notes\": " + notes + ",");
  }

  private static ValidatableResponse save(String token, String id, String document) {
    return as(token).body(document).put("/api/records/{id}/draft", id).then();
  }

  @Test
  void administratorsNoteAndNobodyElseDoes() {
    String owner = client.token();
    var administrator = client.user("administration");
    as(owner).body(with("[{\"note\": \"x\"}]")).post("/api/records").then().statusCode(403);
    String id = draft(owner, MINIMAL);
    save(owner, id, with("[]")).statusCode(403);
    String first =
        save(administrator.token(), id, with("[{\"note\": \"First<script>x</script>\"}]"))
            .statusCode(200)
            .body("internal_notes.note", contains("First"))
            .body("internal_notes[0].timestamp", notNullValue())
            .body("internal_notes[0].added_by.user", equalTo(Long.toString(administrator.id())))
            .extract()
            .path("internal_notes[0].id");
    save(owner, id, MINIMAL.replace("Glacier", "Snow"))
        .statusCode(200)
        .body("internal_notes", nullValue());
    String rewritten =
        "[{\"id\": \"%s\", \"note\": \"Rewritten\"}, {\"note\": \"Second\"}]".formatted(first);
    save(administrator.token(), id, with(rewritten))
        .statusCode(200)
        .body("internal_notes.note", contains("First", "Second"))
        .body("internal_notes[0].id", equalTo(first));
    publish(owner, id).statusCode(202).body("internal_notes", nullValue());
    given().get("/api/records/{id}", id).then().body("internal_notes", nullValue());
    as(administrator.token())
        .get("/api/records/{id}", id)
        .then()
        .body("internal_notes.note", contains("First", "Second"));
    String next =
        as(owner)
            .post("/api/records/{id}/versions", id)
            .then()
            .body("internal_notes", nullValue())
            .extract()
            .path("id");
    as(administrator.token())
        .get("/api/records/{id}/draft", next)
        .then()
        .body("internal_notes.note", contains("First", "Second"));
    as(owner).post("/api/records/{id}/draft", id).then().statusCode(201);
    save(administrator.token(), id, with("[{\"note\": \"Third\"}]"))
        .body("internal_notes.note", contains("Third"));
    as(administrator.token())
        .get("/api/records/{id}", id)
        .then()
        .body("internal_notes.note", contains("First", "Second"));
    publish(owner, id).statusCode(202);
    as(administrator.token())
        .get("/api/records/{id}", id)
        .then()
        .body("internal_notes.note", contains("Third"));
  }

  @Test
  void whatIsNoNoteIsRefusedByItsField() {
    String administrator = client.token("administration");
    String id = draft(administrator, with("[{\"note\": \"Kept\"}]"));
    save(administrator, id, with("\"x\""))
        .statusCode(400)
        .body("errors.field", contains("internal_notes"));
    for (String notes : new String[] {"[{}]", "[5]", "[{\"note\": \"\"}]", "[{\"note\": 5}]"}) {
      save(administrator, id, with(notes))
          .statusCode(400)
          .body("errors.field", contains("internal_notes.0.note"));
    }
    as(administrator)
        .get("/api/records/{id}/draft", id)
        .then()
        .body("internal_notes", hasSize(1))
        .body("internal_notes.note", not(contains("")));
    save(administrator, id, with("[]")).statusCode(200).body("internal_notes", hasSize(0));
  }
}
