package org.reperio.api.representation.ui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.format.FormatStyle;

/** What a reader is told about the access to a record. */
final class AccessStatus {

  private AccessStatus() {}

  /** Null where the record says nothing of its access. */
  static ObjectNode of(JsonNode record, Language language) {
    JsonNode access = record.path("access");
    if (!access.hasNonNull("status")) {
      return null;
    }
    String status = access.get("status").asText();
    boolean wholeRecord = "restricted".equals(access.path("record").asText());
    boolean files = record.at("/files/enabled").asBoolean();
    String until =
        Dates.edtf(access.at("/embargo/until").asText(null), FormatStyle.LONG, language.locale())
            .orElse(null);
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", status)
        .put("title_l10n", title(status))
        .put("description_l10n", description(status, what(wholeRecord, files), until))
        .put("icon", icon(status))
        .put("embargo_date_l10n", until)
        .put("message_class", messageClass(status));
  }

  private static String what(boolean wholeRecord, boolean files) {
    if (!wholeRecord) {
      return "files";
    }
    return files ? "record and its files" : "record";
  }

  private static String title(String status) {
    return switch (status) {
      case "embargoed" -> "Embargoed";
      case "restricted" -> "Restricted";
      case "metadata-only" -> "Metadata-only";
      default -> "Open";
    };
  }

  private static String description(String status, String what, String until) {
    return switch (status) {
      case "embargoed" -> "The %s will be open to everyone on %s.".formatted(what, until);
      case "restricted" ->
          "The %s can be seen only by those who were given access.".formatted(what);
      case "metadata-only" -> "This record has no files.";
      default -> "Everyone can see the record and its files.";
    };
  }

  private static String icon(String status) {
    return switch (status) {
      case "embargoed" -> "outline clock";
      case "restricted" -> "ban";
      case "metadata-only" -> "tag";
      default -> "unlock";
    };
  }

  private static String messageClass(String status) {
    return switch (status) {
      case "embargoed" -> "warning";
      case "restricted" -> "negative";
      default -> "";
    };
  }
}
