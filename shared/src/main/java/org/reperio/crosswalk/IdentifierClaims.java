package org.reperio.crosswalk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.reperio.pid.scheme.IdentifierScheme;
import org.reperio.pid.scheme.IdentifierSchemes;

/** Identifiers as sources state them, checked: a claimed scheme is believed when the value fits. */
public final class IdentifierClaims {

  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "bibcode", "ads",
          "crossref funder id", "crossreffunderid",
          "hdl", "handle",
          "pubmed", "pmid");

  private final IdentifierSchemes schemes;

  public IdentifierClaims(IdentifierSchemes schemes) {
    this.schemes = schemes;
  }

  /**
   * An identifier that was looked at.
   *
   * @param scheme the scheme it is valid in; {@code other} when that is unknown
   * @param asClaimed false when the source claimed a scheme that this is not
   */
  public record Identified(String scheme, String identifier, boolean asClaimed) {

    public ObjectNode toJson() {
      return JsonNodeFactory.instance
          .objectNode()
          .put("identifier", identifier)
          .put("scheme", scheme);
    }
  }

  /**
   * Looks at a value.
   *
   * @param claimed the scheme's name at the source; blank when it names none, and the value is then
   *     recognised by its form
   */
  public Identified examine(String value, String claimed) {
    String text = value.strip();
    if (claimed == null || claimed.isBlank()) {
      return schemes.detect(text).stream()
          .findFirst()
          .flatMap(schemes::find)
          .map(scheme -> new Identified(scheme.id(), scheme.normalize(text), true))
          .orElseGet(() -> new Identified("other", text, true));
    }
    return valid(text, claimed)
        .map(normal -> new Identified(schemeId(claimed), normal, true))
        .orElseGet(() -> new Identified("other", text, claimed.equalsIgnoreCase("other")));
  }

  /**
   * Looks at a value that a field takes in some schemes alone.
   *
   * @return a scheme of the field's; {@code other}, not as claimed, when it is of one that the
   *     field does not take
   */
  public Identified examine(String value, String claimed, Set<String> taken) {
    Identified identified = examine(value, claimed);
    return taken.contains(identified.scheme())
        ? identified
        : new Identified("other", value.strip(), false);
  }

  /** The normalised value, when it is valid in that scheme. */
  public Optional<String> valid(String value, String scheme) {
    Optional<IdentifierScheme> known = schemes.find(schemeId(scheme));
    return known
        .filter(found -> value != null && !value.isBlank() && found.isValid(value.strip()))
        .map(found -> found.normalize(value.strip()));
  }

  /** The scheme's id here for a name such as {@code Crossref Funder ID} or {@code arXiv}. */
  public String schemeId(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    return OTHER_NAMES.getOrDefault(lower, lower);
  }
}
