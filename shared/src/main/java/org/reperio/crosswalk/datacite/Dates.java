package org.reperio.crosswalk.datacite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.reperio.crosswalk.RdmDocument;
import org.reperio.crosswalk.SourceNotes;
import org.reperio.crosswalk.SourceRefused;
import org.reperio.model.DateOrTime;
import org.reperio.model.EdtfDate;
import org.reperio.vocabulary.Vocabularies;

/** The publication date and the typed dates of a DataCite record. */
final class Dates {

  private final RdmDocument document;
  private final SourceNotes notes;
  private final Vocabularies vocabularies;

  Dates(RdmDocument document, SourceNotes notes, Vocabularies vocabularies) {
    this.document = document;
    this.notes = notes;
    this.vocabularies = vocabularies;
  }

  /**
   * @throws SourceRefused when nothing says when the resource was published
   */
  void write(JsonNode source) {
    List<JsonNode> dates = Fields.list(source, "dates").filter(JsonNode::isObject).toList();
    JsonNode issued = publicationDate(source, dates);
    Optional<String> period = period(dates);
    period.ifPresent(interval -> add(interval, "other", "Start and end date"));
    for (JsonNode date : dates) {
      boolean ofPeriod = period.isPresent() && (isOf(date, "StartDate") || isOf(date, "EndDate"));
      if (!date.equals(issued) && !ofPeriod) {
        write(date, "dateType", "dateInformation");
      }
    }
  }

  /**
   * Sets the publication date: the year, or the date "Issued" in that year, which is more exact.
   *
   * @return the entry that is wholly said by it, else null
   */
  private JsonNode publicationDate(JsonNode source, List<JsonNode> dates) {
    String stated = Fields.text(source, "publicationYear");
    Optional<EdtfDate> year = stated == null ? Optional.empty() : EdtfDate.parse(stated);
    if (stated != null && year.isEmpty()) {
      throw new SourceRefused(
          "publicationYear is not a year of four digits: \"%s\".".formatted(stated));
    }
    List<JsonNode> issued =
        dates.stream()
            .filter(date -> isOf(date, "Issued"))
            .filter(date -> isExactly(date, year.orElse(null)))
            .toList();
    if (issued.size() == 1) {
      JsonNode date = issued.get(0);
      document.set("publication_date", Fields.text(date, "date"));
      return Fields.text(date, "dateInformation") == null ? date : null;
    }
    if (year.isEmpty()) {
      throw new SourceRefused("There is no publicationYear, and no one date of the type Issued.");
    }
    document.set("publication_date", year.get().toString());
    return null;
  }

  private static boolean isExactly(JsonNode date, EdtfDate year) {
    return Optional.ofNullable(Fields.text(date, "date"))
        .flatMap(EdtfDate::parse)
        .filter(edtf -> !edtf.isInterval())
        .filter(edtf -> year == null || edtf.earliest().getYear() == year.earliest().getYear())
        .isPresent();
  }

  /** Kernel 2 gave an interval as two dates, StartDate and EndDate. */
  private static Optional<String> period(List<JsonNode> dates) {
    List<JsonNode> starts = dates.stream().filter(date -> isOf(date, "StartDate")).toList();
    List<JsonNode> ends = dates.stream().filter(date -> isOf(date, "EndDate")).toList();
    if (starts.size() != 1 || ends.size() != 1) {
      return Optional.empty();
    }
    return EdtfDate.parse(
            Fields.text(starts.get(0), "date") + "/" + Fields.text(ends.get(0), "date"))
        .map(EdtfDate::toString);
  }

  private void write(JsonNode date, String typeField, String informationField) {
    String value = Fields.text(date, "date");
    if (value == null) {
      return;
    }
    String type = Fields.text(date, typeField);
    String information = Fields.text(date, informationField);
    String id = type == null ? "other" : type.toLowerCase(Locale.ROOT);
    boolean known = vocabularies.find("datetypes", id).isPresent();
    value = value.replaceAll("(?i)^(unknown|open)(?=/)|(?<=/)(unknown|open)$", "");
    if (DateOrTime.parse(value).isEmpty()) {
      notes.add(
          type == null ? "Date" : "Date (" + type + ")",
          information == null ? value : value + " (" + information + ")");
    } else if (known) {
      add(value, id, information);
    } else {
      add(value, "other", information == null ? type : type + ": " + information);
    }
  }

  private void add(String value, String type, String description) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("date", value);
    json.set("type", RdmDocument.term(type));
    if (description != null) {
      json.put("description", description);
    }
    document.add("dates", json);
  }

  private static boolean isOf(JsonNode date, String type) {
    return type.equalsIgnoreCase(Fields.text(date, "dateType"));
  }
}
