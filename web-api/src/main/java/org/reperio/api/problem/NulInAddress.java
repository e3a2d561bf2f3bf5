package org.reperio.api.problem;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.reperio.refusal.ValidationFailed;
import org.reperio.site.PercentEncoding;

/**
 * Refuses NUL in a properly encoded address, with the parameter that has it. Nothing here has a
 * name with it. In what people type to search it is a blank: that is always answered.
 */
final class NulInAddress {

  private static final Set<String> SEARCHED = Set.of("q", "suggest");
  private static final Pattern PARTS = Pattern.compile("[?&]");
  private static final String REASON = "The character U+0000 stands in no name. Take it out.";

  private NulInAddress() {}

  static Optional<Problem> of(String address) {
    if (!PercentEncoding.hasNul(address)) {
      return Optional.empty();
    }
    String[] parts = PARTS.split(address);
    if (PercentEncoding.hasNul(parts[0])) {
      return Optional.of(new Problem(400, REASON, List.of(), Map.of()));
    }
    for (String parameter : parts) {
      String name = parameter.replaceFirst("=.*", "");
      if (PercentEncoding.hasNul(parameter) && !SEARCHED.contains(name)) {
        return Optional.of(Problem.of(ValidationFailed.parameter(named(name), REASON)));
      }
    }
    return Optional.empty();
  }

  /** A name that has it itself is told without it. */
  private static String named(String name) {
    return name.replace("%00", "").replace("\0", "");
  }
}
