package org.reperio.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** What custom fields and their sections are called. */
@ApplicationScoped
public class CustomFieldLabels {

  String section(String field) {
    return humanise(field.split(":", 2)[0]);
  }

  String field(String field) {
    return humanise(field.substring(field.indexOf(':') + 1));
  }

  String part(String field, String part) {
    return humanise(part);
  }

  /** Words made of a field's name: {@code runPeriod} and {@code run_period} are "Run period". */
  static String humanise(String name) {
    String words =
        name.replaceAll("([a-z])([A-Z])", "$1 $2").replace('_', ' ').toLowerCase(Locale.ENGLISH);
    return words.isEmpty()
        ? ""
        : words.substring(0, 1).toUpperCase(Locale.ENGLISH) + words.substring(1);
  }
}
