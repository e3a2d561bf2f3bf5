package org.reperio.api.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reperio.api.ApiClient;
import org.reperio.api.Indices;
import org.reperio.test.TestServices;

/** What a search may cost. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class SearchLimitsTest {

  @Inject ApiClient client;
  @Inject Indices indices;

  @BeforeEach
  void searchAnswers() {
    indices.init();
  }

  @Test
  void aSearchIsNarrowedToSoManyValues() {
    var search = given();
    for (int i = 0; i <= 100; i++) {
      search.queryParam("f", "resource_type:t" + i);
    }
    search.get("/api/records").then().statusCode(400).body("errors.field", hasItem("f"));
    var fewer = given();
    for (int i = 0; i < 100; i++) {
      fewer.queryParam("resource_type", "t" + i);
    }
    fewer.get("/api/records").then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes",
        "maybe",
        "1e400",
        "-1",
        "99999999999999999999",
        "0x1",
        "NaN",
        "2024-13-45",
        "*",
        "[",
        "true\u2028",
        "::",
        "\u0001"
      })
  void aValueThatAFacetCannotHaveFindsNothing(String value) {
    for (String facet :
        new String[] {"is_published", "access_status", "resource_type", "file_type", "language"}) {
      for (String address : new String[] {"/api/user/records", "/api/records"}) {
        given()
            .auth()
            .oauth2(client.token())
            .queryParam(facet, value)
            .queryParam("f", facet + ":" + value)
            .get(address)
            .then()
            .statusCode(lessThan(500));
      }
    }
  }

  /** The checksum of a cursor is no secret: whoever reads this can write one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[1]",
        "[1,2,3,4]",
        "[{},{}]",
        "[[1],[2]]",
        "[null,null]",
        "[\"x\",\"y\"]",
        "[true,false]",
        "[1e400,1]"
      })
  void aCursorThatWasMadeUpIsRefused(String values) {
    given()
        .queryParam("sort", "newest")
        .queryParam("cursor", forged(values))
        .get("/api/records")
        .then()
        .statusCode(lessThan(500));
  }

  @Test
  void aCursorOfTheWrongShapeIsNamed() {
    given()
        .queryParam("sort", "newest")
        .queryParam("cursor", forged("[1,2,3,4]"))
        .get("/api/records")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("cursor"));
  }

  private static String forged(String values) {
    String question =
        "[\"rdm\",\"Published[includeDeleted=false, deletionStatus=Optional.empty]\",\"\",\"newest\","
            + "false,false]";
    byte[] checked = values.getBytes(StandardCharsets.UTF_8);
    var digest = DigestUtils.getSha256Digest();
    digest.update(question.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    var token = new ByteArrayOutputStream();
    token.writeBytes(Arrays.copyOf(digest.digest(checked), 8));
    token.writeBytes(checked);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token.toByteArray());
  }

  /** Two hundred and eighty of them once stopped everybody's search for a minute. */
  @ParameterizedTest
  @ValueSource(strings = {"word~2 ", "*a* ", "/.*a.*b.*/ ", "[a TO z] ", "title:*a* ", "a~ OR "})
  void whatCostsMuchIsSearchedAsWords(String part) {
    Instant start = Instant.now();
    given()
        .queryParam("q", part.repeat(280))
        .get("/api/records")
        .then()
        .statusCode(200)
        .body("query_note", notNullValue());
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void otherSearchesAreBoundedToo() {
    String token = client.token();
    String record = ApiClient.published(token, ApiClient.MINIMAL);
    String endless = "x".repeat(600);
    for (String address :
        new String[] {
          "/api/requests", "/api/user/requests", "/api/records/" + record + "/requests"
        }) {
      given()
          .auth()
          .oauth2(token)
          .queryParam("q", endless)
          .get(address)
          .then()
          .statusCode(400)
          .body("errors[0].field", equalTo("q"));
    }
    given()
        .auth()
        .oauth2(token)
        .queryParam("q", endless)
        .get("/api/records/{id}/communities-suggestions", record)
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("q"));
    var many = given().auth().oauth2(token);
    for (int i = 0; i < 100; i++) {
      many.queryParam("type", "community-submission").queryParam("status", "submitted");
    }
    many.get("/api/user/requests").then().statusCode(200);
  }
}
