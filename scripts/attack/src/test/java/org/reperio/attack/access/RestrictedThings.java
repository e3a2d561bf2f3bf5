package org.reperio.attack.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.reperio.attack.Attack;
import org.reperio.attack.Attacker;
import org.reperio.attack.Plan;

/** Every address of a restricted record, for those who may not read it. */
public final class RestrictedThings implements Attack {

  private static final String SECRET = "atropa-belladonna";
  private static final String NO_RECORD = "aaaaa-aaaaa";
  private static final List<String> BELOW =
      List.of(
          "",
          "/draft",
          "/draft/files",
          "/draft/review",
          "/versions",
          "/versions/latest",
          "/files",
          "/files/" + SECRET,
          "/files/" + SECRET + "/content",
          "/files/" + SECRET + "/container",
          "/files-archive",
          "/access/links",
          "/access/grants",
          "/access/users",
          "/communities",
          "/communities-suggestions",
          "/requests",
          "/export/json",
          "/export/bibtex");
  private static final List<String> PAGES =
      List.of("/records/%s", "/records/%s/export/json", "/records/%s/latest");
  private static final List<String> SEARCHES =
      List.of("/api/records?q=" + SECRET, "/search?q=" + SECRET, "/api/user/records?q=" + SECRET);

  @Override
  public Plan plan() {
    return new Plan(
        "restricted-things",
        "Every address below a restricted record, its pages, and searches for it",
        "who may not read it gets 401, 403 or 404, and none of its words",
        "none: docs/permissions.adoc",
        120,
        Duration.ofMinutes(3));
  }

  @Override
  public String launch(Attacker attacker) {
    String id = attacker.restrictedRecord(SECRET);
    int asked = 0;
    for (Supplier<RequestSpecification> who :
        List.<Supplier<RequestSpecification>>of(attacker::visitor, attacker::user)) {
      for (String below : BELOW) {
        assertClosed(who.get(), "/api/records/" + id + below);
        asked++;
      }
      for (String page : PAGES) {
        assertClosed(who.get(), page.formatted(id));
        asked++;
      }
      assertTellsNothing(who, id);
      asked += 2;
      for (String search : SEARCHES) {
        Response found = who.get().get(search);
        assertThat(found.asString()).as(search).doesNotContain(id);
        asked++;
      }
    }
    return asked + " requests, nothing read";
  }

  /** The page where drafts are written says the same of each id. */
  private static void assertTellsNothing(Supplier<RequestSpecification> who, String id) {
    Response of = who.get().get("/uploads/" + id);
    Response ofNone = who.get().get("/uploads/" + NO_RECORD);
    assertThat(of.statusCode()).isEqualTo(ofNone.statusCode());
    assertThat(of.asString()).doesNotContain(SECRET).hasSameSizeAs(ofNone.asString());
  }

  private static void assertClosed(RequestSpecification who, String address) {
    Response answer = who.redirects().follow(false).get(address);
    assertThat(answer.statusCode()).as(address).isIn(401, 403, 404, 303);
    assertThat(answer.asString()).as(address).doesNotContain("draft, " + SECRET);
    assertThat(answer.header("ETag")).as("ETag of %s", address).isNull();
  }
}
