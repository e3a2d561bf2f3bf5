package org.reperio.api.representation.ui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.reperio.model.EdtfDate;

/** Where a work appeared, in one line for each kind: journal, book, thesis. */
final class PublishingInformation {

  private PublishingInformation() {}

  /** Null where there is nothing to say. */
  static ObjectNode of(JsonNode record) {
    ObjectNode lines = JsonNodeFactory.instance.objectNode();
    JsonNode fields = record.path("custom_fields");
    if (fields.path("journal:journal").isObject()) {
      String date = record.at("/metadata/publication_date").asText(null);
      lines.put("journal", journal(fields.get("journal:journal"), date));
    }
    if (fields.path("imprint:imprint").isObject()
        && record.at("/metadata").hasNonNull("publisher")) {
      lines.put("imprint", imprint(fields.get("imprint:imprint")));
    }
    if (fields.path("thesis:thesis").isObject()) {
      lines.put("thesis", thesis(fields.get("thesis:thesis")));
    } else if (fields.hasNonNull("thesis:university")) {
      lines.put("thesis", fields.get("thesis:university").asText());
    }
    return lines.isEmpty() ? null : lines;
  }

  private static String journal(JsonNode journal, String date) {
    String volume = journal.path("volume").asText("");
    String issue = journal.path("issue").asText("");
    String number =
        volume.isEmpty() || issue.isEmpty() ? volume + issue : volume + "(" + issue + ")";
    String year =
        EdtfDate.parse(date).map(day -> Integer.toString(day.earliest().getYear())).orElse("");
    return joined(
            ", ",
            journal.path("title").asText(""),
            number,
            journal.path("pages").asText(""),
            prefixed("ISSN: ", journal.path("issn").asText(""), ""),
            year)
        + ".";
  }

  private static String imprint(JsonNode imprint) {
    String title = imprint.path("title").asText("");
    String edition = imprint.path("edition").asText("");
    String book = title.isEmpty() ? "" : title + prefixed(" ", edition, " ed.");
    return joined(
        " ",
        prefixed("", joined(", ", book, imprint.path("pages").asText("")), "."),
        prefixed("", imprint.path("place").asText(""), "."),
        prefixed("ISBN: ", imprint.path("isbn").asText(""), "."));
  }

  private static String thesis(JsonNode thesis) {
    String university = thesis.path("university").asText("");
    String department = thesis.path("department").asText("");
    String where =
        university.isEmpty() || department.isEmpty()
            ? university + department
            : university + " (" + department + ")";
    return joined(
        ", ",
        where,
        thesis.path("type").asText(""),
        prefixed("Submitted: ", thesis.path("date_submitted").asText(""), ""),
        prefixed("Defended: ", thesis.path("date_defended").asText(""), ""));
  }

  private static String prefixed(String before, String text, String after) {
    return text.isEmpty() ? "" : before + text + after;
  }

  private static String joined(String separator, String... parts) {
    return Arrays.stream(parts)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(separator));
  }
}
