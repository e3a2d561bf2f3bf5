package org.reperio.api.representation.ui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.format.FormatStyle;
import org.reperio.access.AccessStatus;

/** Tells a reader of the access to a record. */
final class AccessInWords {

  private AccessInWords() {}

  /** Null where the record says nothing of its access. */
  static ObjectNode of(JsonNode record, Language language) {
    JsonNode access = record.path("access");
    if (!access.hasNonNull("status")) {
      return null;
    }
    AccessStatus status = AccessStatus.of(record);
    boolean wholeRecord = "restricted".equals(access.path("record").asText());
    boolean files = record.at("/files/enabled").asBoolean();
    String until =
        DatesInWords.edtf(
                access.at("/embargo/until").asText(null), FormatStyle.LONG, language.locale())
            .orElse(null);
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", status.id())
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

  private static String title(AccessStatus status) {
    return switch (status) {
      case EMBARGOED -> "Embargoed";
      case RESTRICTED -> "Restricted";
      case METADATA_ONLY -> "Metadata-only";
      case OPEN -> "Open";
    };
  }

  private static String description(AccessStatus status, String what, String until) {
    return switch (status) {
      case EMBARGOED -> "The %s will be open to everyone on %s.".formatted(what, until);
      case RESTRICTED -> "The %s can be seen only by those who were given access.".formatted(what);
      case METADATA_ONLY -> "This record has no files.";
      case OPEN -> "Everyone can see the record and its files.";
    };
  }

  private static String icon(AccessStatus status) {
    return switch (status) {
      case EMBARGOED -> "outline clock";
      case RESTRICTED -> "ban";
      case METADATA_ONLY -> "tag";
      case OPEN -> "unlock";
    };
  }

  private static String messageClass(AccessStatus status) {
    return switch (status) {
      case EMBARGOED -> "warning";
      case RESTRICTED -> "negative";
      case METADATA_ONLY, OPEN -> "";
    };
  }
}
