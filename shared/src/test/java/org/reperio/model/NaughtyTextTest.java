package org.reperio.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.reperio.test.TextFields;

/** Every text field takes every string of the Big List of Naughty Strings as it is. */
class NaughtyTextTest {

  /** A tag as the sanitizer writes it, with no attribute but those that are allowed. */
  private static final Pattern TAG =
      Pattern.compile("</?([a-z0-9]+)((?: (?:class|title|name|rel|href)=\"[^\"<>]*\")*)>");

  private static final Pattern ADDRESS = Pattern.compile("href=\"\\s*([A-Za-z][A-Za-z0-9+.-]*):");

  /** Control characters and others that no HTML may hold. */
  private static final Pattern NOT_IN_HTML =
      Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");

  /** No field asks for more characters. */
  private static final int LONG_ENOUGH = 3;

  private final DataModel rdm = Models.rdm();
  private final TextFields fields = new TextFields(rdm.schema());
  private final ObjectNode full = fields.document();

  @Test
  void theDocumentHasEveryTextFieldAndMayBePublished() {
    assertThat(rdm.validate(rdm.normalize(full))).isEmpty();
    Set<String> placed = new TreeSet<>();
    fields
        .replace(full, text -> "a text that is long enough")
        .keySet()
        .forEach(pointer -> placed.add(pointer.substring(1).replaceAll("/\\d+", "")));
    assertThat(placed).containsAll(fields.paths());
  }

  @Test
  void textIsKeptShownAndIndexedAsItIs() {
    for (String text : TextFields.naughty()) {
      ObjectNode document = full.deepCopy();
      Map<String, String> placed = fields.replace(document, any -> text);
      assertThat(rdm.unstorable(document)).as(text).isEmpty();
      ObjectNode kept = rdm.normalize(document);
      ObjectNode shown = rdm.dereference(kept);
      assertHolds(kept, placed);
      assertHolds(shown, placed);
      assertHolds(rdm.indexDocument(shown.deepCopy()), placed);
      if (!text.isBlank()) {
        assertThat(rdm.validate(kept)).as(text).isEmpty();
      }
    }
  }

  private static void assertHolds(JsonNode document, Map<String, String> placed) {
    placed.forEach(
        (pointer, text) -> {
          if (!TextFields.kept(text).equals(document.at(pointer).textValue())) {
            assertThat(document.at(pointer).textValue())
                .as(pointer)
                .isEqualTo(TextFields.kept(text));
          }
        });
  }

  @Test
  void htmlLosesWhatIsNotAllowedAndNoText() {
    for (String text : TextFields.naughty()) {
      if (text.codePointCount(0, text.length()) < LONG_ENOUGH) {
        continue;
      }
      // As it is in every other place; between them as text among tags, where it stays whole.
      String quoted = "<p>" + escape(text) + "</p>";
      ObjectNode document = full.deepCopy();
      var place = new AtomicInteger();
      Map<String, String> placed =
          fields.replaceHtml(document, any -> place.getAndIncrement() % 2 == 0 ? text : quoted);
      assertThat(placed.values()).contains(text, quoted).hasSizeGreaterThan(8);
      ObjectNode once = rdm.normalize(document);
      for (Map.Entry<String, String> one : placed.entrySet()) {
        String html = once.at(one.getKey()).asText();
        if (one.getValue().equals(quoted)) {
          assertThat(unescape(html))
              .as(one.getKey())
              .isEqualTo("<p>" + NOT_IN_HTML.matcher(text).replaceAll("") + "</p>");
        } else if (!text.contains("<")) {
          assertThat(html).as(one.getKey()).isEqualTo(TextFields.kept(text));
        } else {
          assertIsHarmless(html);
        }
      }
      assertThat(rdm.normalize(once)).isEqualTo(once);
    }
  }

  private static void assertIsHarmless(String html) {
    assertThat(TAG.matcher(html).replaceAll("")).as(html).doesNotContain("<");
    ADDRESS
        .matcher(html)
        .results()
        .forEach(
            address ->
                assertThat(address.group(1).toLowerCase(Locale.ROOT))
                    .as(html)
                    .isIn("http", "https", "mailto"));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String unescape(String html) {
    return html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
  }
}
