package org.reperio.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reperio.export.CitationStyleFile.ManyNames;

/**
 * The names in a citation, as the Citation Style Language wants them where the processor falls
 * short: a suffix behind the given names ("King, M. L., Jr."), and the last of many names behind an
 * ellipsis. Both are done with marks that are put into the item and looked for in the text.
 */
final class CitedNames {

  private static final List<String> VARIABLES = List.of("author", "editor");

  /** Behind a family name, one for each suffix. No script uses these characters. */
  private static final char FIRST_FAMILY = '\uE100';

  private static final char LAST_FAMILY = '\uEFFF';
  private static final char LAST_NAME = '\uE000';

  /** Behind a suffix: two full stops there are one. */
  private static final String END = "\uE001";

  /** Behind given names; a Latin letter without case, so that it is an initial like another. */
  private static final char GIVEN = '\uA7F7';

  private static final String MARKS = "\uE000-\uEFFF\uA7F7";

  private static final Pattern MARK = Pattern.compile("[" + MARKS + "]");

  private static final Pattern SUFFIX =
      Pattern.compile(
          "([\uE100-\uEFFF])([^MARKS]*?)[ -]?\uA7F7\\.?".replace("MARKS", MARKS)
              + "|[ -]?\uA7F7\\.?([^MARKS]*?)([\uE100-\uEFFF])".replace("MARKS", MARKS)
              + "|[\uE100-\uEFFF]|\uA7F7\\.?");

  private static final Pattern BEFORE_LAST = Pattern.compile(",? (?:& |\\p{L}+ )?" + LAST_NAME);

  private static final Set<Character.UnicodeScript> INITIALLED =
      Set.of(
          Character.UnicodeScript.COMMON,
          Character.UnicodeScript.INHERITED,
          Character.UnicodeScript.LATIN);

  private final List<String> suffixes = new ArrayList<>();

  /** Marks the names of an item. */
  CitedNames(ObjectNode item, ManyNames many) {
    withoutMarks(item);
    for (String variable : VARIABLES) {
      if (item.get(variable) instanceof ArrayNode names) {
        names.forEach(name -> mark((ObjectNode) name));
        if (many.cuts(names.size())) {
          item.set(variable, shortened(names, many.first()));
        }
      }
    }
  }

  private static ArrayNode shortened(ArrayNode names, int first) {
    ArrayNode kept = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < first; i++) {
      kept.add(names.get(i));
    }
    ObjectNode last = (ObjectNode) names.get(names.size() - 1);
    String leading =
        last.has("literal")
            ? "literal"
            : last.has("dropping-particle") ? "dropping-particle" : "family";
    last.put(leading, LAST_NAME + last.get(leading).asText());
    return kept.add(last);
  }

  private void mark(ObjectNode name) {
    withoutMarks(name);
    if (name.has("given")) {
      name.put("given", initialled(PersonalName.withoutBrackets(name.get("given").asText())));
    }
    if (name.path("given").asText().codePoints().anyMatch(Character::isSupplementaryCodePoint)) {
      return;
    }
    JsonNode suffix = name.remove("suffix");
    if (suffix != null && suffixes.size() <= LAST_FAMILY - FIRST_FAMILY) {
      name.put("family", name.path("family").asText() + (char) (FIRST_FAMILY + suffixes.size()));
      name.put("given", (name.path("given").asText() + " " + GIVEN).strip());
      suffixes.add(suffix.asText());
    }
  }

  /** The processor makes initials of some scripts, and takes half a character for one. */
  private static String initialled(String given) {
    boolean whole =
        given.codePoints().noneMatch(c -> INITIALLED.contains(Character.UnicodeScript.of(c)));
    return whole ? given : given.replaceAll("[\\x{10000}-\\x{10FFFF}]", "").strip();
  }

  /** Whoever writes these characters writes nothing. */
  private static void withoutMarks(ObjectNode texts) {
    for (var text : texts.properties()) {
      if (text.getValue().isTextual()) {
        text.setValue(TextNode.valueOf(MARK.matcher(text.getValue().asText()).replaceAll("")));
      }
    }
  }

  /** The text with everything in the place of its marks. */
  String restore(String text) {
    String withLast = BEFORE_LAST.matcher(text).replaceAll(", … ").replace(LAST_NAME + "", "");
    return SUFFIX
        .matcher(withLast)
        .replaceAll(this::suffixed)
        .replace("." + END + ".", ".")
        .replace(END, "");
  }

  private String suffixed(MatchResult found) {
    if (found.group(1) != null) {
      String between = found.group(2);
      String separator = between.startsWith(",") ? ", " : " ";
      boolean noGiven = between.replace(",", "").isBlank();
      return quoted((noGiven ? "" : between) + separator + suffix(found.group(1)));
    }
    if (found.group(4) != null) {
      return quoted(found.group(3) + " " + suffix(found.group(4)));
    }
    return "";
  }

  private String suffix(String mark) {
    return suffixes.get(mark.charAt(0) - FIRST_FAMILY) + END;
  }

  private static String quoted(String replacement) {
    return Matcher.quoteReplacement(replacement);
  }
}
