package org.reperio.api.record;

import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.reperio.api.ApiClient.MINIMAL;
import static org.reperio.api.ApiClient.as;
import static org.reperio.api.ApiClient.draft;
import static org.reperio.api.ApiClient.publish;
import static org.reperio.api.ApiClient.published;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reperio.api.ApiClient;
import org.reperio.site.SiteAddress;
import org.reperio.test.TestServices;

/** The contract of drafts for clients of InvenioRDM: kept values, errors, links. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class DraftContractTest {

  private static final String WITH_FILES =
      MINIMAL.replace("\"enabled\": false", "\"enabled\": true");

  @Inject ApiClient client;
  @Inject SiteAddress site;

  String token;

  @BeforeEach
  void owner() {
    token = client.token();
  }

  private ValidatableResponse create(String document) {
    return as(token).body(document).post("/api/records").then();
  }

  private ValidatableResponse update(String id, String document) {
    return as(token).body(document).put("/api/records/{id}/draft", id).then().statusCode(200);
  }

  private ValidatableResponse read(String id) {
    return as(token).get("/api/records/{id}/draft", id).then().statusCode(200);
  }

  private static String with(String metadata) {
    return MINIMAL.replace("\"publisher\": \"Reperio\",", "\"publisher\": \"Reperio\"," + metadata);
  }

  private void addFile(String id, String key) {
    as(token)
        .body("[{\"key\": \"%s\"}]".formatted(key))
        .post("/api/records/{id}/draft/files", id)
        .then()
        .statusCode(201);
  }

  @Test
  void anEmptyTextIsSaidToBeWrongAndNotKept() {
    String empty = MINIMAL.replace("Glacier retreat in the Tien Shan", "");
    String id =
        create(empty)
            .statusCode(201)
            .body("errors.field", contains("metadata.title"))
            .body("errors[0].messages", contains("Shorter than minimum length 3."))
            .extract()
            .path("id");
    read(id).body("metadata", not(hasKey("title")));
    update(id, MINIMAL).body("metadata.title", equalTo("Glacier retreat in the Tien Shan"));
    update(id, empty).body("errors.field", contains("metadata.title"));
    read(id).body("metadata", not(hasKey("title")));
    publish(token, id)
        .statusCode(400)
        .body(
            "errors.find{it.field=='metadata.title'}.messages",
            contains("Missing data for required field."));
  }

  @Test
  void emptyTextsGoWhereverTheyAre() {
    create(
            with(
                """
                "version": "", "sizes": ["", "3 MB"], "formats": [""],
                "additional_titles": [{"title": "", "type": {"id": "subtitle"}}],
                "locations": {"features": [{"place": ""}]},"""))
        .statusCode(201)
        .body("metadata", not(hasKey("version")))
        .body("metadata.sizes", contains("3 MB"))
        .body("metadata", not(hasKey("formats")))
        .body("metadata.additional_titles[0].type.id", equalTo("subtitle"))
        .body("metadata.additional_titles[0]", not(hasKey("title")))
        .body("metadata", not(hasKey("locations")));
  }

  @Test
  void aFieldThatTheModelDoesNotHaveIsNamedAndNotKept() {
    String odd =
        with("\"flavour\": \"mint\", \"dates\": [{\"date\": \"2020\", \"hue\": 1, \"type\": {\"id\":"
                + " \"other\"}}],")
            .replaceFirst("\\{", "{\"foo\": \"FOO!\", ");
    String id =
        create(odd)
            .statusCode(201)
            .body("$", not(hasKey("foo")))
            .body("metadata", not(hasKey("flavour")))
            .body("metadata.dates[0]", not(hasKey("hue")))
            .body("errors.field", hasItems("metadata.flavour", "metadata.dates.0.hue"))
            .extract()
            .path("id");
    read(id).body("$", not(hasKey("errors")));
    publish(token, id).statusCode(202);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"languages\": [{\"id\": \"klingonese\"}], | metadata.languages.0.id",
        "\"rights\": [{\"id\": \"my-own\"}], | metadata.rights.0.id",
        "\"subjects\": [{\"id\": \"nowhere:1\"}], | metadata.subjects.0.id",
        "\"dates\": [{\"date\": \"2020\", \"type\": {\"id\": \"x\"}}], | metadata.dates.0.type.id",
        "\"funding\": [{\"funder\": {\"id\": \"nobody\"}}], | metadata.funding.0.funder.id"
      })
  void anIdThatIsInNoVocabularyIsRefused(String metadata, String field) {
    create(with(metadata)).statusCode(400).body("errors.field", contains(field));
    String id = draft(token, MINIMAL);
    as(token)
        .body(with(metadata))
        .put("/api/records/{id}/draft", id)
        .then()
        .statusCode(400)
        .body("errors.field", contains(field));
    read(id).body("metadata.title", equalTo("Glacier retreat in the Tien Shan"));
  }

  @Test
  void aPreviewOfNothingIsNone() {
    String id = draft(token, WITH_FILES);
    addFile(id, "a.txt");
    update(
            id,
            WITH_FILES.replace(
                "\"enabled\": true", "\"enabled\": true, \"default_preview\": \"a.txt\""))
        .body("files.default_preview", equalTo("a.txt"));
    update(
            id,
            WITH_FILES.replace("\"enabled\": true", "\"enabled\": true, \"default_preview\": \"\""))
        .body("files.default_preview", nullValue())
        .body("$", not(hasKey("errors")));
    as(token).get("/api/records/{id}/draft/files", id).then().body("default_preview", nullValue());
  }

  @Test
  void optionsThatDoNotFitTheFilesAreSaid() {
    String id = draft(token, WITH_FILES);
    update(id, WITH_FILES)
        .body("errors.field", contains("files.enabled"))
        .body("errors[0].messages[0]", containsString("Missing uploaded files."));
    addFile(id, "a.txt");
    update(id, WITH_FILES).body("$", not(hasKey("errors")));
    update(id, MINIMAL)
        .body("files.enabled", equalTo(true))
        .body("errors.field", contains("files.enabled"))
        .body(
            "errors[0].messages",
            contains("You must first delete all files to set the record to be metadata-only."));
    read(id).body("files.enabled", equalTo(true)).body("files.count", equalTo(1));
    update(
            id,
            WITH_FILES.replace(
                "\"enabled\": true", "\"enabled\": true, \"default_preview\": \"b.txt\""))
        .body("errors.field", contains("files.default_preview"));
  }

  @Test
  void aNameThatIsTakenIsSaidInTheMessage() {
    String id = draft(token, WITH_FILES);
    addFile(id, "a.txt");
    as(token)
        .body("[{\"key\": \"a.txt\"}]")
        .post("/api/records/{id}/draft/files", id)
        .then()
        .statusCode(400)
        .body("message", equalTo("File with key a.txt already exists."))
        .body("errors.field", contains("0.key"));
  }

  @Test
  void aDoiThatIsNoneIsNamedByItsScheme() {
    create(
            MINIMAL.replaceFirst(
                "\\{",
                "{\"pids\": {\"doi\": {\"identifier\": \"not one\", \"provider\": \"external\"}}, "))
        .statusCode(201)
        .body("errors.field", hasItem("pids.doi"));
  }

  @Test
  void aFirstVersionHasNothingToTakeFilesFrom() {
    String id = draft(token, WITH_FILES);
    as(token)
        .post("/api/records/{id}/draft/actions/files-import", id)
        .then()
        .statusCode(404)
        .body("status", equalTo(404));
  }

  @Test
  void linksOfAFirstDraft() {
    String id = draft(token, MINIMAL);
    String api = site.of("/api/records/" + id);
    ValidatableResponse links =
        read(id)
            .body("links.self", equalTo(api + "/draft"))
            .body("links.self_html", equalTo(site.of("/uploads/" + id)))
            .body("links.preview_html", equalTo(site.of("/records/" + id + "?preview=1")))
            .body("links.record", equalTo(api))
            .body("links.record_html", equalTo(site.of("/records/" + id)))
            .body("links.versions", equalTo(api + "/versions"))
            .body("links.publish", equalTo(api + "/draft/actions/publish"))
            .body("links.review", equalTo(api + "/draft/review"))
            .body("links.files", equalTo(api + "/draft/files"))
            .body("links.archive", equalTo(api + "/draft/files-archive"))
            .body("links.reserve_doi", equalTo(api + "/draft/pids/doi"));
    for (String absent :
        List.of(
            "latest",
            "latest_html",
            "parent",
            "parent_html",
            "submit-review",
            "draft",
            "request_deletion",
            "file_modification",
            "self_doi_html")) {
      links.body("links", not(hasKey(absent)));
    }
    links.body("links", aMapWithSize(20));
  }

  @Test
  void linksOfARecordAndOfItsEdit() {
    String id = published(token, MINIMAL);
    String api = site.of("/api/records/" + id);
    ValidatableResponse record = as(token).get("/api/records/{id}", id).then().statusCode(200);
    String parent = record.extract().path("parent.id");
    record
        .body("links.self", equalTo(api))
        .body("links.self_html", equalTo(site.of("/records/" + id)))
        .body("links.preview_html", equalTo(site.of("/records/" + id + "?preview=1")))
        .body("links.draft", equalTo(api + "/draft"))
        .body("links.latest", equalTo(api + "/versions/latest"))
        .body("links.latest_html", equalTo(site.of("/records/" + id + "/latest")))
        .body("links.parent", equalTo(site.of("/api/records/" + parent)))
        .body("links.parent_html", equalTo(site.of("/records/" + parent)))
        .body("links.request_deletion", equalTo(api + "/request-deletion"))
        .body("links.file_modification", equalTo(api + "/file-modification"))
        .body("links", not(hasKey("record")))
        .body("links", not(hasKey("publish")));
    as(token).post("/api/records/{id}/draft", id).then().statusCode(201);
    read(id)
        .body("links.record", equalTo(api))
        .body("links.request_deletion", equalTo(api + "/request-deletion"))
        .body("links.file_modification", equalTo(api + "/file-modification"))
        .body("links", not(hasKey("parent")));
  }
}
