package org.reperio.export;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.reperio.bibliography.BibliographicRecord.Agent;

/**
 * Names as BibTeX reads them: "Family, Given" or "Family, Suffix, Given", with "and" between two. A
 * part that would be read otherwise stands in braces.
 */
final class BibTexNames {

  /** Words that separate or cut names, or that stand for unnamed people. */
  private static final Pattern AMBIGUOUS =
      Pattern.compile("(?i).*(?:,|(?:^|\\s)and(?:\\s|$)).*|others");

  private BibTexNames() {}

  static String of(List<Agent> agents) {
    return agents.stream()
        .filter(agent -> !agent.name().isEmpty())
        .map(BibTexNames::name)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.joining(" and "));
  }

  private static String name(Agent agent) {
    if (agent.organisation() || agent.family().isEmpty()) {
      return braced(BibTexText.of(agent.name()));
    }
    PersonalName parts = PersonalName.of(agent);
    String family = BibTexText.of(parts.family()).strip();
    String given = BibTexText.of((parts.given() + " " + parts.particle()).strip()).strip();
    if (given.isEmpty() && parts.suffix().isEmpty()) {
      // Of two words without a comma, BibTeX takes the first for a given name.
      return family.matches("\\S+") && !isAmbiguous(family) ? family : braced(family);
    }
    String suffix = parts.suffix().isEmpty() ? "" : parts.suffix() + ", ";
    return part(family) + ", " + suffix + part(given);
  }

  private static String part(String text) {
    return isAmbiguous(text) ? braced(text) : text;
  }

  private static boolean isAmbiguous(String text) {
    return AMBIGUOUS.matcher(text).matches();
  }

  private static String braced(String text) {
    return text.isBlank() ? "" : "{" + text + "}";
  }
}
