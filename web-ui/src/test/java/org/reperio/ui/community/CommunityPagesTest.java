package org.reperio.ui.community;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reperio.access.Identity;
import org.reperio.community.Communities;
import org.reperio.community.Community;
import org.reperio.community.CommunityAccess;
import org.reperio.community.Visibility;
import org.reperio.record.RecordRows;
import org.reperio.test.TestServices;
import org.reperio.ui.Shelf;

@QuarkusTest
@QuarkusTestResource(TestServices.class)
class CommunityPagesTest {

  private static final String DOCUMENT =
      """
      {"access": {"record": "public", "files": "public"}, "files": {"enabled": false},
       "metadata": {"title": "%s", "publication_date": "2024-05-01",
         "publisher": "Reperio", "resource_type": {"id": "dataset"},
         "creators": [{"person_or_org": {"type": "organizational", "name": "Tide gauges"}}]}}""";

  @Inject Shelf shelf;
  @Inject Communities communities;
  @Inject RecordRows rows;

  Community community;

  @BeforeEach
  void found() {
    ObjectNode metadata =
        JsonNodeFactory.instance
            .objectNode()
            .put("title", "Tides & currents")
            .put("description", "<p>What the <b>sea</b> does.</p><script>x</script>")
            .put("website", "https://tides.example.org/?a=b&c=d");
    community = communities.save(Identity.ofSystem(), "tides-" + UUID.randomUUID(), metadata);
  }

  private String publish(String title) {
    String pid = shelf.publish(DOCUMENT.formatted(title));
    UUID parent = rows.record(pid).orElseThrow().parentId();
    QuarkusTransaction.requiringNew().run(() -> communities.add(parent, List.of(community.slug())));
    shelf.index();
    return pid;
  }

  @Test
  void aCommunityShowsItselfAndItsRecords() {
    String other = shelf.publish(DOCUMENT.formatted("Levels elsewhere"));
    shelf.index();
    given()
        .get("/communities/{slug}", community.slug())
        .then()
        .statusCode(200)
        .body(containsString("Nothing is published in this community yet."));
    String title = "Levels at Cuxhaven " + UUID.randomUUID();
    String pid = publish(title);

    String all =
        given()
            .get("/communities/{slug}", community.slug())
            .then()
            .statusCode(200)
            .body("html.body.main.div.header.h1", equalTo("Tides & currents"))
            .body(containsString("<p>What the <b>sea</b> does.</p>"))
            .body(not(containsString("<script>x")))
            .body(containsString("href=\"https://tides.example.org/?a=b&amp;c=d\""))
            .body(containsString("/records/" + pid))
            .body(not(containsString("/records/" + other)))
            .body(containsString("All records (1)"))
            .extract()
            .asString()
            .replaceFirst("(?s).*href=\"(/search[^\"]*parent\\.communities[^\"]*)\".*", "$1");
    given()
        .urlEncodingEnabled(false)
        .get(all)
        .then()
        .statusCode(200)
        .body(containsString(title))
        .body(not(containsString("Levels elsewhere")));
    given().get("/communities/{id}", community.id()).then().statusCode(200);
  }

  @Test
  void aRecordsPageLeadsToItsCommunities() {
    String page = given().get("/records/{id}", publish("Levels at Husum")).asString();
    assertThat(page)
        .contains("<a href=\"/communities/" + community.slug() + "\">Tides &amp; currents</a>");
  }

  @Test
  void itsCuratorsReadHowToAnswer() {
    given()
        .get("/communities/{slug}/requests", community.slug())
        .then()
        .statusCode(200)
        .body(containsString("/api/requests?is_open=true"));
  }

  @Test
  void aRestrictedOneIsNotShown() {
    communities.govern(
        Identity.ofSystem(),
        community.id(),
        new CommunityAccess(Visibility.RESTRICTED, null, null, null, null));
    for (String path : List.of("", "/requests")) {
      given()
          .get("/communities/" + community.slug() + path)
          .then()
          .statusCode(403)
          .body(not(containsString("currents")));
    }
  }

  @Test
  void thereIsNoPageOfNone() {
    given().get("/communities/none-" + UUID.randomUUID()).then().statusCode(404);
    given().get("/communities/none/requests").then().statusCode(404);
  }
}
