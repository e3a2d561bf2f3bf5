package org.reperio.worker.config;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Hides what a configuration must not show. */
final class Secrets {

  private static final String MASK = "********";
  private static final Set<String> WORDS =
      Set.of("password", "passwd", "passphrase", "secret", "token", "key", "credentials");

  /** The password in {@code redis://user:password@host}. */
  private static final Pattern USER_INFO = Pattern.compile("(?<=://)([^/?#@:\\s]*):[^/?#@\\s]+@");

  /** The password in {@code jdbc:postgresql://host/db?user=a&password=b}. */
  private static final Pattern PARAMETER =
      Pattern.compile("(?i)([?&;](?:[a-z]*password|secret|token|key)=)[^&;\\s]+");

  private Secrets() {}

  /** The value, or a mask when the last part of its name says that it is a secret. */
  static String masked(String name, String value) {
    if (value.isEmpty()) {
      return value;
    }
    String last = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    for (String word : last.split("[-_\"]")) {
      if (WORDS.contains(word)) {
        return MASK;
      }
    }
    String shown = USER_INFO.matcher(value).replaceAll("$1:" + MASK + "@");
    return PARAMETER.matcher(shown).replaceAll("$1" + MASK);
  }
}
