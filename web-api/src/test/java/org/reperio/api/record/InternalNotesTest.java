package org.reperio.api.record;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.reperio.api.ApiClient.MINIMAL;
import static org.reperio.api.ApiClient.as;
import static org.reperio.api.ApiClient.draft;
import static org.reperio.api.ApiClient.publish;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.reperio.access.Identity;
import org.reperio.api.ApiClient;
import org.reperio.record.ImportedRecord;
import org.reperio.record.Outcome;
import org.reperio.record.RecordImport;
import org.reperio.test.TestServices;

/** Notes that administrators keep on records, for themselves. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class InternalNotesTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject ApiClient client;
  @Inject RecordImport imports;

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
  void notesOfAnImportAreForAdministrators() throws IOException {
    String administrator = client.token("administration");
    String source = UUID.randomUUID().toString();
    List<String> statements = List.of("Identifier of A & B: <none>", "Role of C: Gardener");
    String id = imported(source, "Glacier", statements);
    String note =
        "<p>Also stated by notes:</p><ul><li>Identifier of A &amp; B: &lt;none&gt;</li>"
            + "<li>Role of C: Gardener</li></ul>";

    given().get("/api/records/{id}", id).then().body("$", not(hasKey("internal_notes")));
    noted(administrator, id).body("internal_notes.note", contains(note));
    assertThat(imported(source, "Glacier", statements)).isEqualTo(id);
    imported(source, "Snow", statements);
    noted(administrator, id)
        .body("metadata.title", containsString("Snow"))
        .body("internal_notes.note", contains(note));
    imported(source, "Snow", List.of("Role of D: Smith"));
    noted(administrator, id)
        .body(
            "internal_notes.note",
            contains(note, "<p>Also stated by notes:</p><ul><li>Role of D: Smith</li></ul>"));
  }

  private static ValidatableResponse noted(String administrator, String id) {
    return as(administrator).get("/api/records/{id}", id).then().statusCode(200);
  }

  private String imported(String source, String title, List<String> notes) throws IOException {
    var document = (ObjectNode) JSON.readTree(MINIMAL.replace("Glacier", title));
    var record =
        new ImportedRecord(source, document, List.of(), List.of(), Optional.empty(), notes);
    Outcome outcome = imports.publish(Identity.ofSystem(), "rdm", "notes", List.of(record)).get(0);
    assertThat(outcome.errors()).isEmpty();
    return outcome.recid();
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
