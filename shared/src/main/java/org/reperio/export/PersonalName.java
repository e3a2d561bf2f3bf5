package org.reperio.export;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reperio.bibliography.BibliographicRecord.Agent;

/**
 * The parts of a person's name that bibliographies treat apart. People write some of them into the
 * field of the given names, such as {@code Martin L., Jr.} or {@code Ludwig van}.
 *
 * @param given without suffix and particle
 * @param particle stands before the family name, and is not part of it
 * @param suffix such as {@code Jr.}
 */
record PersonalName(String family, String given, String particle, String suffix) {

  private static final String GENERATION = "Jr\\.?|Sr\\.?|Jnr\\.?|Snr\\.?|II|III|IV";

  /** After a comma more is a suffix than without one: "V" may be a given name's initial. */
  private static final Pattern SUFFIX =
      Pattern.compile(
          "(?<name>.*?)(?:\\s*,\\s*(?<comma>"
              + GENERATION
              + "|V|VI|VII|VIII|[2-9](?:nd|rd|th)|Esq\\.?|Ph\\.?D\\.?|M\\.?D\\.?|D\\.?Phil\\.?)"
              + "|\\s+(?<space>"
              + GENERATION
              + "))");

  private static final Pattern PARTICLE =
      Pattern.compile(
          "(?<name>.*\\S)\\s+(?<particle>(?:(?:van|von|der|den|de|del|della|di|da|do|dos|du|la|le"
              + "|ter|ten|zu|zum|zur|af|av|al|el|bin|ibn)(?:\\s+|$))+)");

  private static final Pattern BRACKETS = Pattern.compile("\\s*[(\\[][^()\\[\\]]*[)\\]]");

  static PersonalName of(Agent person) {
    String family = person.family();
    String given = person.given();
    String suffix = "";
    Matcher behindGiven = SUFFIX.matcher(given);
    Matcher behindFamily = SUFFIX.matcher(family);
    if (behindGiven.matches()) {
      given = behindGiven.group("name").strip();
      suffix = suffix(behindGiven);
    } else if (behindFamily.matches() && !behindFamily.group("name").isBlank()) {
      family = behindFamily.group("name").strip();
      suffix = suffix(behindFamily);
    }
    Matcher particle = PARTICLE.matcher(given);
    return particle.matches()
        ? new PersonalName(
            family, particle.group("name"), particle.group("particle").strip(), suffix)
        : new PersonalName(family, given, "", suffix);
  }

  /** Given names without what stands in brackets behind them: a long form, a name at birth. */
  static String withoutBrackets(String given) {
    String without = BRACKETS.matcher(given).replaceAll("").strip();
    return without.isEmpty() ? given.replaceAll("[()\\[\\]]", "").strip() : without;
  }

  private static String suffix(Matcher found) {
    return found.group("comma") == null ? found.group("space") : found.group("comma");
  }
}
