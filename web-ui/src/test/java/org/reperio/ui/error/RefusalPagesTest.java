package org.reperio.ui.error;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reperio.refusal.Refusal;
import org.reperio.refusal.Refusal.Kind;
import org.reperio.search.SearchUnavailable;
import org.reperio.test.Subclasses;
import org.reperio.test.TestServices;

/** Every refusal on the class path has its page by its kind alone. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class RefusalPagesTest {

  private static final Map<Kind, Integer> STATUS =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(Kind.NOT_FOUND, 404),
              Map.entry(Kind.GONE, 410),
              Map.entry(Kind.UNAUTHENTICATED, 403),
              Map.entry(Kind.DENIED, 403),
              Map.entry(Kind.INVALID, 400),
              Map.entry(Kind.CONFLICT, 409),
              Map.entry(Kind.PRECONDITION, 412),
              Map.entry(Kind.TOO_LARGE, 413),
              Map.entry(Kind.RATE_LIMITED, 429),
              Map.entry(Kind.UNAVAILABLE, 503),
              Map.entry(Kind.FULL, 503)));

  @Inject ErrorPages pages;

  /** A failure of ours shows the request's id, so it needs a request. */
  @Test
  @ActivateRequestContext
  void isShownByItsKind() {
    var refusals =
        Subclasses.samples(Refusal.class).filter(refusal -> refusal.kind() != Kind.FAILED).toList();
    assertThat(refusals).hasSizeGreaterThan(20);
    for (Refusal refusal : refusals) {
      RestResponse<TemplateInstance> page = pages.refused(refusal);
      assertThat(page.getStatus()).as(refusal.toString()).isEqualTo(STATUS.get(refusal.kind()));
      assertThat(page.getMediaType()).hasToString("text/html");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/records/%00", "/records/a%00b", "/records/%ff", "/communities/%00"})
  void anAddressThatIsNoneIsABadRequest(String address) {
    given()
        .urlEncodingEnabled(false)
        .get(address)
        .then()
        .statusCode(400)
        .contentType("text/html")
        .header("X-Request-ID", notNullValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", ";;;", "text/", "*/json", "text/html;q=x", "=", "a;q=9"})
  void whatIsAcceptedInOtherWordsIsNoFault(String accepted) {
    given().header("Accept", accepted).get("/records/none").then().statusCode(oneOf(404, 406));
    for (String header : List.of("Accept-Language", "Accept-Encoding", "Accept-Charset")) {
      given().header(header, accepted).get("/records/none").then().statusCode(404);
    }
  }

  @Test
  void onlySearchIsSaidToRest() {
    var search = pages.refused(new SearchUnavailable(new IllegalStateException()));
    assertThat(search.getHeaderString("Retry-After")).isEqualTo("60");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /                  | PATCH    | GET, HEAD, OPTIONS
          /search            | PROPFIND | GET, HEAD, OPTIONS
          /records/aaaaa     | DELETE   | GET, HEAD, OPTIONS
          /preferences/theme | PUT      | OPTIONS, POST
          """)
  void aMethodThatAPageDoesNotHaveIsAnsweredWithThoseThatItHas(
      String path, String method, String allowed) {
    given().request(method, path).then().statusCode(405).header("Allow", allowed);
  }
}
