package org.reperio.attack.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.reperio.attack.Attack;
import org.reperio.attack.Attacker;
import org.reperio.attack.Plan;
import org.reperio.product.Api;

/** Scripts in every text that a record has, on every page that shows it. */
public final class StoredScripts implements Attack {

  private static final String MARK = "stolen9";
  private static final String SCRIPT =
      "</script></title><script>%1$s()</script>\"'><img src=x onerror=%1$s()><svg onload=%1$s()>"
              .formatted(MARK)
          + "{{7*7}}${7*7}<a href=\"javascript:%s()\">x</a>".formatted(MARK);
  private static final List<String> PAGES =
      List.of("/records/%s", "/search?q=gardenia", "/records/%s/export/json", "/");

  @Override
  public Plan plan() {
    return new Plan(
        "stored-scripts",
        "A record with scripts, handlers and templates in 20 text fields, and the pages that show it",
        "texts are escaped, HTML is cleaned, and the CSP runs no script of a page's text",
        "none",
        20,
        Duration.ofMinutes(2));
  }

  @Override
  public String launch(Attacker attacker) throws InterruptedException {
    String id =
        Attacker.draft(
            attacker::user, Map.of("metadata", metadata(), "files", Map.of("enabled", false)));
    Response published = attacker.user().post("/api/records/{id}/draft/actions/publish", id);
    assertThat(published.statusCode()).as(published.asString()).isEqualTo(202);
    Thread.sleep(2_000);
    int pages = 0;
    for (String page : PAGES) {
      Response shown = attacker.visitor().get(page.formatted(id));
      assertThat(shown.statusCode()).as(page).isEqualTo(200);
      if (shown.contentType().startsWith("text/html")) {
        assertThat(shown.header("Content-Security-Policy"))
            .as(page)
            .contains("script-src")
            .doesNotContain("unsafe-eval");
        assertHarmless(page, Jsoup.parse(shown.asString()));
        pages++;
      }
    }
    assertThat(pages).isGreaterThan(1);
    return pages + " pages, no script";
  }

  private static void assertHarmless(String page, Document html) {
    for (Element element : html.getAllElements()) {
      if (element.normalName().equals("script")) {
        boolean data = element.attr("type").endsWith("json");
        assertThat(data || !element.data().contains(MARK)).as("%s: %s", page, element).isTrue();
        assertThat(element.data()).as(page).doesNotContain("</script");
      }
      for (Attribute attribute : element.attributes()) {
        String name = attribute.getKey().toLowerCase(Locale.ROOT);
        String value = attribute.getValue().strip().toLowerCase(Locale.ROOT);
        assertThat(name).as("%s: %s", page, element.tagName()).doesNotStartWith("on");
        assertThat(value).as("%s: %s", page, element.tagName()).doesNotStartWith("javascript:");
      }
    }
    assertThat(html.text()).as("%s evaluates no template", page).doesNotContain("4949");
  }

  private static Map<String, Object> metadata() {
    String text = "gardenia " + SCRIPT;
    Map<String, Object> metadata = new HashMap<>(Api.metadata(text));
    metadata.put("publisher", text);
    metadata.put("version", text);
    metadata.put("copyright", text);
    metadata.put("description", text);
    metadata.put(
        "additional_descriptions",
        List.of(Map.of("description", text, "type", Map.of("id", "abstract"))));
    metadata.put(
        "additional_titles",
        List.of(Map.of("title", text, "type", Map.of("id", "alternative-title"))));
    metadata.put("creators", List.of(person(text, text)));
    metadata.put(
        "contributors",
        List.of(
            Map.of(
                "person_or_org",
                Map.of("type", "organizational", "name", text),
                "role",
                Map.of("id", "other"))));
    metadata.put("subjects", List.of(Map.of("subject", text)));
    metadata.put(
        "rights", List.of(Map.of("title", Map.of("en", text), "description", Map.of("en", text))));
    metadata.put("sizes", List.of(text));
    metadata.put("formats", List.of(text));
    metadata.put("references", List.of(Map.of("reference", text)));
    metadata.put(
        "dates",
        List.of(Map.of("date", "2026-01-01", "type", Map.of("id", "other"), "description", text)));
    metadata.put(
        "funding",
        List.of(
            Map.of(
                "funder",
                Map.of("name", text),
                "award",
                Map.of("title", Map.of("en", text), "number", text))));
    metadata.put(
        "locations", Map.of("features", List.of(Map.of("place", text, "description", text))));
    return metadata;
  }

  private static Map<String, Object> person(String name, String affiliation) {
    return Map.of(
        "person_or_org",
        Map.of("type", "personal", "family_name", name, "given_name", name),
        "affiliations",
        List.of(Map.of("name", affiliation)));
  }
}
