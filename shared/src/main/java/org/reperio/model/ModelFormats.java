package org.reperio.model;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.format.Format;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** The formats of text that a schema can ask for beside those of JSON Schema. */
final class ModelFormats {

  private static final String DATE =
      "Write YYYY, YYYY-MM, YYYY-MM-DD, or an interval of two with a slash between.";

  private static final Map<String, Predicate<String>> RULES =
      Map.of(
          "edtf",
          text -> EdtfDate.parse(text).isPresent(),
          "edtf-or-time",
          text -> DateOrTime.parse(text).isPresent(),
          "iso-date",
          ModelFormats::isIsoDate,
          "web-address",
          ModelFormats::isWebAddress);

  private ModelFormats() {}

  static List<Format> all() {
    return RULES.entrySet().stream()
        .map(rule -> (Format) new Named(rule.getKey(), rule.getValue()))
        .toList();
  }

  /**
   * The sentences for a value that is not of the format: first the words that clients of InvenioRDM
   * compare, then the detail.
   */
  static List<String> messages(String format, String value) {
    return switch (format) {
      case "edtf", "edtf-or-time" ->
          List.of(
              "Please provide a valid date or interval.",
              "'" + value + "' is not a valid date or interval. " + DATE);
      case "iso-date" ->
          List.of("Not a valid date.", "'" + value + "' is not a valid date. Write YYYY-MM-DD.");
      case "web-address" -> List.of("Not a valid URL.");
      default -> List.of("Not a valid " + format + ".");
    };
  }

  private record Named(String name, Predicate<String> rule) implements Format {

    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean matches(ExecutionContext context, String value) {
      return rule.test(value);
    }
  }

  private static boolean isIsoDate(String text) {
    try {
      return text.length() == 10 && LocalDate.parse(text).getYear() >= 0;
    } catch (DateTimeException notOne) {
      return false;
    }
  }

  private static boolean isWebAddress(String text) {
    try {
      URI uri = new URI(text.strip());
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      return List.of("http", "https", "ftp", "ftps").contains(scheme)
          && uri.getRawAuthority() != null;
    } catch (URISyntaxException notOne) {
      return false;
    }
  }
}
