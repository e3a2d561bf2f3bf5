package org.reperio.api.record;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.reperio.api.ApiClient.MINIMAL;
import static org.reperio.api.ApiClient.as;
import static org.reperio.api.ApiClient.published;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.reperio.api.ApiClient;
import org.reperio.database.Sql;
import org.reperio.test.TestServices;

/** Public answers are kept as bytes, and are never older than the last write. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class PublicRecordBodiesTest {

  @Inject ApiClient client;
  @Inject Sql sql;

  private static Response read(String id) {
    return given().get("/api/records/{id}", id);
  }

  private static String title(String id) {
    return read(id).then().statusCode(200).extract().path("metadata.title");
  }

  @Test
  void aKeptBodyIsTheSameAsAFreshOne() {
    String id = published(client.token(), MINIMAL);
    Response first = read(id);
    Response kept = read(id);
    // With a parameter it is made for the request.
    Response fresh = given().get("/api/records/{id}?prettyprint=0", id);
    assertThat(kept.asByteArray()).isEqualTo(fresh.asByteArray()).isEqualTo(first.asByteArray());
    assertThat(headers(kept)).isEqualTo(headers(fresh)).containsKeys("ETag", "Last-Modified");
    given()
        .header("If-None-Match", kept.header("ETag"))
        .get("/api/records/{id}", id)
        .then()
        .statusCode(304);
    given().head("/api/records/{id}", id).then().statusCode(200);
  }

  private static Map<String, List<String>> headers(Response response) {
    Map<String, List<String>> headers = new TreeMap<>();
    response
        .headers()
        .forEach(one -> headers.put(one.getName(), response.headers().getValues(one.getName())));
    headers.keySet().removeAll(List.of("X-Request-ID", "Date"));
    return headers;
  }

  @Test
  void everyWriteIsReadAtOnce() {
    String owner = client.token();
    String id = published(owner, MINIMAL);
    for (int i = 0; i < 5; i++) {
      assertThat(title(id)).isNotBlank();
      as(owner).post("/api/records/{id}/draft", id);
      as(owner).body(MINIMAL.replace("Glacier", "Title" + i)).put("/api/records/{id}/draft", id);
      ApiClient.publish(owner, id).statusCode(202);
      assertThat(title(id)).startsWith("Title" + i);
    }
  }

  /** As another instance, or an operator, writes: past everything that this one caches. */
  @Test
  void writesOfOthersAreReadAtOnce() {
    String id = published(client.token(), MINIMAL);
    title(id);
    sql.update(
        "update record set document = jsonb_set(document, '{metadata,title}', '\"Other\"') where pid = ?",
        id);
    assertThat(title(id)).isEqualTo("Other");

    UUID community = UUID.randomUUID();
    sql.update(
        """
        insert into community (id, slug, document, created, updated, revision_id)
        values (?, ?, '{"metadata": {"title": "Before"}}', now(), now(), 0)""",
        community,
        "c" + community);
    sql.update(
        """
        insert into parent_community (parent_id, community_id)
        select parent_id, ? from record where pid = ?""",
        community,
        id);
    String path = "parent.communities.entries[0].metadata.title";
    assertThat(read(id).<String>path(path)).isEqualTo("Before");
    sql.update(
        "update community set document = jsonb_set(document, '{metadata,title}', '\"After\"') where id = ?",
        community);
    assertThat(read(id).<String>path(path)).isEqualTo("After");
    sql.update("delete from parent_community where community_id = ?", community);
    assertThat(read(id).<Map<String, Object>>path("parent.communities")).isEmpty();

    sql.update(
        """
        insert into file_object (bucket_id, key, id, version_id, status, media_type)
        select bucket_id, 'new.txt', gen_random_uuid(), gen_random_uuid(), 'pending', 'text/plain'
        from record where pid = ?""",
        id);
    assertThat(read(id).<Map<String, Object>>path("files.entries")).containsKey("new.txt");

    sql.update(
        "update record set document = jsonb_set(document, '{access,record}', '\"restricted\"') where pid = ?",
        id);
    read(id).then().statusCode(403);
    sql.update("update record set deletion_status = 'D', tombstone = '{}' where pid = ?", id);
    read(id).then().statusCode(410);
  }

  @Test
  void whatSomeMaySeeIsShownToThemOnly() {
    String owner = client.token();
    String id = published(owner, MINIMAL);
    title(id);
    assertThat(as(owner).get("/api/records/{id}", id).<List<Object>>path("parent.access.grants"))
        .isNotNull();
    assertThat(read(id).<List<Object>>path("parent.access.grants")).isNull();
  }
}
