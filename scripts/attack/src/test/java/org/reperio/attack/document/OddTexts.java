package org.reperio.attack.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.reperio.attack.Attack;
import org.reperio.attack.Attacker;
import org.reperio.attack.Plan;

/** Characters that no database keeps and values that are of no type, in every text there is. */
public final class OddTexts implements Attack {

  /** In JSON: NUL, half of a pair, a character that is none, and text that is no UTF-8. */
  private static final List<String> TEXTS =
      List.of("a\\u0000b", "\\ud800", "a\\uffff", "a\\udc00\\ud800", "\u00c0\u00af", "\u00ff");

  private static final String DRAFT =
      """
      {"metadata": {"title": "%1$s", "publication_date": "2026", "publisher": "%1$s",
        "resource_type": {"id": "dataset"}, "description": "%1$s",
        "subjects": [{"subject": "%1$s"}],
        "creators": [{"person_or_org": {"type": "personal", "family_name": "%1$s"}}]},
       "custom_fields": {"%1$s": "%1$s"}, "files": {"enabled": false}}""";

  private static final List<String> QUERIES =
      List.of(
          "is_published=maybe",
          "access_status=%00",
          "resource_type=%c0%af",
          "q=%00",
          "q=title:%ed%a0%80",
          "q=%ff",
          "page=99999999999999999999",
          "page=-1",
          "page=1e9",
          "size=99999999999999999999",
          "size=0",
          "size=NaN",
          "sort=%00",
          "sort=-",
          "allversions=maybe",
          "shared_with_me=maybe",
          "is_open=maybe",
          "expand=maybe",
          "f=is_published:maybe",
          "facets=%7B%7D");

  private static final List<String> SEARCHES =
      List.of(
          "/api/records",
          "/api/user/records",
          "/api/requests",
          "/api/user/requests",
          "/api/records/{id}/versions",
          "/search");

  @Override
  public Plan plan() {
    return new Plan(
        "odd-texts",
        "NUL, half characters and bytes that are no UTF-8 in texts; values of no type in searches",
        "what cannot be kept is refused with 400 and named; no 5xx",
        "none",
        400,
        Duration.ofMinutes(4));
  }

  @Override
  public String launch(Attacker attacker) {
    String mine = attacker.restrictedRecord("odd-texts");
    String id = attacker.scene().record();
    int refused = 0;
    List<Response> answers = new ArrayList<>();
    for (String text : TEXTS) {
      answers.add(send(attacker::user, "POST", "/api/records", DRAFT.formatted(text)));
      answers.add(
          send(
              attacker::owner,
              "POST",
              "/api/records/" + mine + "/access/grants",
              """
              {"grants": [{"permission": "view", "message": "%1$s", "origin": "%1$s",
                "subject": {"type": "user", "id": "%1$s"}}]}"""
                  .formatted(text)));
      answers.add(
          send(
              attacker::owner,
              "POST",
              "/api/records/" + mine + "/access/links",
              "{\"permission\": \"view\", \"description\": \"%s\"}".formatted(text)));
      answers.add(
          send(
              attacker::visitor,
              "POST",
              "/api/records/" + id + "/access/request",
              """
              {"email": "a%1$s@example.org", "full_name": "%1$s", "message": "%1$s"}"""
                  .formatted(text)));
      answers.add(
          send(
              attacker::owner,
              "DELETE",
              "/api/records/" + mine + "/delete",
              "{\"removal_reason\": {\"id\": \"%1$s\"}, \"note\": \"%1$s\"}".formatted(text)));
    }
    for (Response answer : answers) {
      assertThat(answer.statusCode()).as(answer.asString()).isLessThan(500);
      if (answer.statusCode() == 400) {
        assertThat(answer.<String>path("message")).isNotBlank();
        refused++;
      }
    }
    assertThat(answers.get(0).statusCode()).as("NUL in a draft").isEqualTo(400);
    for (String search : SEARCHES) {
      for (String query : QUERIES) {
        Response answer =
            attacker.user().urlEncodingEnabled(false).get(search.replace("{id}", id) + "?" + query);
        assertThat(answer.statusCode()).as("%s?%s", search, query).isLessThan(500);
      }
    }
    return refused
        + " of "
        + answers.size()
        + " texts refused, "
        + SEARCHES.size() * QUERIES.size()
        + " searches answered";
  }

  /** Each character of the body is a byte. */
  private static Response send(
      Supplier<RequestSpecification> who, String method, String path, String body) {
    return who.get()
        .contentType(ContentType.JSON)
        .headers(Map.of("Accept", "application/json"))
        .body(body.getBytes(StandardCharsets.ISO_8859_1))
        .request(method, path);
  }
}
