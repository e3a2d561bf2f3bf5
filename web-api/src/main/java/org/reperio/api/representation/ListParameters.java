package org.reperio.api.representation;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import org.reperio.refusal.ValidationFailed;

/**
 * What parameters of lists have in common.
 *
 * @param given the parameters of an address
 */
public record ListParameters(MultivaluedMap<String, String> given) {

  /** {@code type=a&type=b} and {@code f=type:a} alike. */
  public List<String> values(String name) {
    var values = new ArrayList<>(given.getOrDefault(name, List.of()));
    for (String facet : given.getOrDefault("f", List.of())) {
      if (facet.startsWith(name + ":")) {
        values.add(facet.substring(name.length() + 1));
      }
    }
    return values;
  }

  /** A text without the space around it; null when there is none. */
  public String text(String name) {
    String value = given.getFirst(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /**
   * A yes or no; null when it is not said.
   *
   * @throws ValidationFailed when it is neither
   */
  public Boolean flag(String name) {
    String value = text(name);
    return value == null ? null : flag(name, value);
  }

  /**
   * Each of several, where any may be chosen.
   *
   * @throws ValidationFailed when one is neither
   */
  public List<Boolean> flags(String name) {
    return values(name).stream().map(value -> flag(name, value)).distinct().toList();
  }

  private static Boolean flag(String name, String value) {
    return YesOrNo.read(value)
        .orElseThrow(() -> ValidationFailed.parameter(name, "Not a valid boolean."));
  }

  /**
   * A whole number.
   *
   * @throws ValidationFailed when it is none
   */
  public int number(String name, int absent) {
    String value = given.getFirst(name);
    if (value == null) {
      return absent;
    }
    try {
      return Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      throw ValidationFailed.parameter(name, "Not a valid integer.");
    }
  }
}
