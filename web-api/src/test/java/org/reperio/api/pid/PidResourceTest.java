package org.reperio.api.pid;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.reperio.api.ApiClient.MINIMAL;
import static org.reperio.api.ApiClient.as;
import static org.reperio.api.ApiClient.draft;
import static org.reperio.api.ApiClient.publish;
import static org.reperio.api.ApiClient.published;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reperio.api.ApiClient;
import org.reperio.database.Sql;
import org.reperio.record.RecordNotFound;
import org.reperio.record.Records;
import org.reperio.test.TestServices;

@QuarkusTest
@TestProfile(DoisRequired.class)
@QuarkusTestResource(TestServices.class)
class PidResourceTest {

  private static final String PIDS = "/api/records/{id}/draft/pids/{type}";

  @Inject ApiClient client;
  @Inject Sql sql;
  @Inject Records records;

  private String owner;

  @BeforeEach
  void account() {
    owner = client.token();
  }

  private ValidatableResponse reserve(String id) {
    return as(owner).post(PIDS, id, "doi").then();
  }

  private ValidatableResponse release(String id) {
    return as(owner).delete(PIDS, id, "doi").then();
  }

  private static String withDoi(String doi, String provider) {
    return MINIMAL.replaceFirst(
        "\\{",
        "{\"pids\": {\"doi\": {\"identifier\": \"%s\", \"provider\": \"%s\"}},"
            .formatted(doi, provider));
  }

  private static String foreign() {
    return "10.1234/" + UUID.randomUUID();
  }

  private String state(String doi) {
    return sql.first("select state from pid where value = ?", row -> row.getString(1), doi)
        .orElse("none");
  }

  @Test
  void aDoiIsReservedAndReleased() {
    String id = draft(owner, MINIMAL);
    String doi = "10.5072/" + id;
    reserve(id)
        .statusCode(201)
        .body("id", equalTo(id))
        .body("pids.doi.identifier", equalTo(doi))
        .body("pids.doi.provider", equalTo("datacite"))
        .body("pids.doi.client", equalTo("datacite"))
        .body("links.reserve_doi", containsString("/draft/pids/doi"))
        .body("metadata.title", equalTo("Glacier retreat in the Tien Shan"));
    assertThat(state(doi)).isEqualTo("reserved");
    reserve(id).statusCode(400).body("errors.field", contains("pids.doi"));
    as(owner)
        .body(MINIMAL)
        .put("/api/records/{id}/draft", id)
        .then()
        .statusCode(200)
        .body("pids.doi.identifier", equalTo(doi));
    release(id).statusCode(200);
    assertThat(state(doi)).isEqualTo("none");
    as(owner).get("/api/records/{id}/draft", id).then().body("pids.doi", nullValue());
    release(id).statusCode(404).body("message", containsString("no reserved doi"));
  }

  @Test
  void aDoiIsFoundFromTheMomentOfPublishing() {
    String id = draft(owner, MINIMAL);
    reserve(id).statusCode(201);
    String doi = "10.5072/" + id;
    assertThatThrownBy(() -> records.withDoi(doi)).isInstanceOf(RecordNotFound.class);
    ValidatableResponse published = publish(owner, id).statusCode(202);
    String concept = published.extract().path("parent.pids.doi.identifier");
    String parent = published.extract().path("parent.id");

    assertThat(records.withDoi(doi.toUpperCase(Locale.ROOT))).isEqualTo(id);
    assertThat(concept).isNotNull();
    assertThat(records.withDoi(concept)).isEqualTo(parent);
  }

  @Test
  void whatCannotBeReservedIsRefused() {
    String id = draft(owner, MINIMAL);
    as(owner).post(PIDS, "aaaaa-aaa11", "doi").then().statusCode(404);
    as(owner).post(PIDS, id, "oai").then().statusCode(404);
    as(owner).post(PIDS, id, "handle").then().statusCode(404);
    as(owner).delete(PIDS, id, "oai").then().statusCode(404);
    given().post(PIDS, id, "doi").then().statusCode(org.hamcrest.Matchers.oneOf(401, 403));
    as(client.token()).post(PIDS, id, "doi").then().statusCode(403);
    as(client.token()).delete(PIDS, id, "doi").then().statusCode(403);
    String own = draft(owner, withDoi(foreign(), "external"));
    reserve(own).statusCode(400).body("errors.field", contains("pids.doi"));
    release(own).statusCode(404);
  }

  @Test
  void aDraftThatIsThrownAwayFreesItsDoi() {
    String id = draft(owner, MINIMAL);
    reserve(id).statusCode(201);
    as(owner).delete("/api/records/{id}/draft", id).then().statusCode(204);
    assertThat(state("10.5072/" + id)).isEqualTo("none");
  }

  @Test
  void publishingMintsDoisForTheVersionAndItsConcept() {
    String id = draft(owner, MINIMAL);
    var record = publish(owner, id).statusCode(202).extract();
    String concept = record.path("parent.id");
    assertThat(record.<String>path("pids.doi.identifier")).isEqualTo("10.5072/" + id);
    assertThat(record.<String>path("pids.oai.provider")).isEqualTo("oai");
    assertThat(record.<String>path("parent.pids.doi.identifier")).isEqualTo("10.5072/" + concept);
    assertThat(record.<String>path("parent.pids.doi.provider")).isEqualTo("datacite");
    given()
        .get("/api/records/{id}", id)
        .then()
        .statusCode(200)
        .body("links.doi", equalTo("https://doi.org/10.5072/" + id))
        .body("links.self_doi", equalTo("https://doi.org/10.5072/" + id))
        .body("links.parent_doi", equalTo("https://doi.org/10.5072/" + concept));
    assertThat(state("10.5072/" + id)).isEqualTo("pending");
    assertThat(state("10.5072/" + concept)).isEqualTo("pending");
  }

  @Test
  void theReservedDoiIsTheOneThatIsPublished() {
    String id = draft(owner, MINIMAL);
    String doi = reserve(id).statusCode(201).extract().path("pids.doi.identifier");
    publish(owner, id).statusCode(202).body("pids.doi.identifier", equalTo(doi));
    assertThat(state(doi)).isEqualTo("pending");
  }

  @Test
  void versionsShareTheConceptsDoiAndHaveTheirOwn() {
    String first = published(owner, MINIMAL);
    String concept = as(owner).get("/api/records/{id}", first).path("parent.pids.doi.identifier");
    String second =
        as(owner)
            .post("/api/records/{id}/versions", first)
            .then()
            .statusCode(201)
            .body("pids.doi", nullValue())
            .body("parent.pids.doi.identifier", equalTo(concept))
            .extract()
            .path("id");
    as(owner).body(MINIMAL).put("/api/records/{id}/draft", second).then().statusCode(200);
    publish(owner, second)
        .statusCode(202)
        .body("pids.doi.identifier", equalTo("10.5072/" + second))
        .body("parent.pids.doi.identifier", equalTo(concept));
  }

  @Test
  void anExternalDoiIsKeptAndNeitherVersionNorConceptGetsAnother() {
    String doi = foreign();
    String id = draft(owner, withDoi("https://doi.org/" + doi, "external"));
    publish(owner, id)
        .statusCode(202)
        .body("pids.doi.identifier", equalTo(doi))
        .body("pids.doi.provider", equalTo("external"))
        .body("parent.pids.doi", nullValue());
    assertThat(state(doi)).isEqualTo("registered");
  }

  @Test
  void anExternalDoiMayBeCorrectedAfterPublishing() {
    String before = foreign();
    String after = foreign();
    String id = published(owner, withDoi(before, "external"));
    as(owner).post("/api/records/{id}/draft", id).then().statusCode(201);
    as(owner)
        .body(withDoi(after, "external"))
        .put("/api/records/{id}/draft", id)
        .then()
        .statusCode(200)
        .body("errors", nullValue());
    publish(owner, id).statusCode(202).body("pids.doi.identifier", equalTo(after));
    assertThat(state(before)).isEqualTo("none");
    // Left out, it is not lost: a record that has a DOI keeps one.
    as(owner).post("/api/records/{id}/draft", id).then().statusCode(201);
    as(owner).body(MINIMAL).put("/api/records/{id}/draft", id).then().statusCode(200);
    publish(owner, id).statusCode(202).body("pids.doi.identifier", equalTo(after));
  }

  @Test
  void aManagedDoiStaysAfterPublishing() {
    String id = published(owner, MINIMAL);
    as(owner).post("/api/records/{id}/draft", id).then().statusCode(201);
    release(id).statusCode(400).body("errors.field", contains("pids.doi"));
    as(owner)
        .body(withDoi(foreign(), "external"))
        .put("/api/records/{id}/draft", id)
        .then()
        .statusCode(200)
        .body("errors.field", hasItem("pids.doi"));
    publish(owner, id).statusCode(400).body("errors.field", contains("pids.doi"));
    as(owner).body(MINIMAL).put("/api/records/{id}/draft", id).then().statusCode(200);
  }

  @Test
  void anExternalDoiWithTheRepositorysPrefixIsRefused() {
    String id =
        as(owner)
            .body(withDoi("10.5072/mine", "external"))
            .post("/api/records")
            .then()
            .statusCode(201)
            .body("errors.field", hasItem("pids.doi"))
            .extract()
            .path("id");
    publish(owner, id).statusCode(400).body("errors.field", contains("pids.doi"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10.1234", "no doi", "11.1234/x", "https://example.org/10.1234"})
  void whatIsNoDoiIsNotPublished(String doi) {
    String id = draft(owner, withDoi(doi, "external"));
    publish(owner, id).statusCode(400).body("errors[0].field", containsString("pids.doi"));
  }

  @Test
  void twoRecordsNeverShareADoiWhateverItsCase() {
    String doi = "10.1234/abc" + UUID.randomUUID();
    published(owner, withDoi(doi, "external"));
    String second =
        as(owner)
            .body(withDoi(doi.replace("abc", "ABC"), "external"))
            .post("/api/records")
            .then()
            .statusCode(201)
            .body("errors.field", hasItem("pids.doi"))
            .extract()
            .path("id");
    publish(owner, second).statusCode(400).body("errors.field", contains("pids.doi"));
  }

  @Test
  void ofTwoThatPublishTheSameDoiAtOnceOneSucceeds() throws Exception {
    String doi = foreign();
    List<String> drafts =
        List.of(draft(owner, withDoi(doi, "external")), draft(owner, withDoi(doi, "external")));
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      List<Callable<Integer>> both =
          drafts.stream()
              .<Callable<Integer>>map(
                  id ->
                      () ->
                          as(owner)
                              .post("/api/records/{id}/draft/actions/publish", id)
                              .statusCode())
              .toList();
      int accepted = 0;
      for (Future<Integer> one : pool.invokeAll(both)) {
        assertThat(one.get()).isIn(202, 400, 409);
        accepted += one.get() == 202 ? 1 : 0;
      }
      assertThat(accepted).isEqualTo(1);
      assertThat(sql.count("select count(*) from pid where value = ?", doi)).isEqualTo(1);
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void withoutPublisherNoDoiAndNoPublication() {
    String id = draft(owner, MINIMAL.replace("\"publisher\": \"Reperio\",", ""));
    publish(owner, id).statusCode(400).body("errors.field", hasItem("metadata.publisher"));
  }

  @Test
  void aRestrictedRecordGetsItsDoiWhenItIsOpened() {
    String closed = MINIMAL.replace("\"public\"", "\"restricted\"");
    String id = draft(owner, closed);
    publish(owner, id).statusCode(202).body("pids.doi", nullValue());
    as(owner).post("/api/records/{id}/draft", id).then().statusCode(201);
    as(owner).body(MINIMAL).put("/api/records/{id}/draft", id).then().statusCode(200);
    publish(owner, id).statusCode(202).body("pids.doi.identifier", equalTo("10.5072/" + id));
  }
}
