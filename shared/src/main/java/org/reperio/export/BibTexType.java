package org.reperio.export;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The entry types and the fields that each requires. A record that lacks one of them is of the next
 * type of its kind, and at last {@code misc}, as in InvenioRDM.
 */
enum BibTexType {
  ARTICLE("article", List.of("publication-article"), "author", "title", "journal", "year"),
  BOOK("book", List.of("publication-book"), "author", "title", "publisher", "year"),
  BOOKLET("booklet", List.of("publication-book"), "title"),
  INCOLLECTION(
      "incollection",
      List.of("publication-section"),
      "author",
      "title",
      "booktitle",
      "year",
      "publisher"),
  INBOOK("inbook", List.of("publication-section"), "author", "title", "pages", "year", "publisher"),
  INPROCEEDINGS(
      "inproceedings",
      List.of("publication-conferencepaper"),
      "author",
      "title",
      "booktitle",
      "year"),
  PROCEEDINGS("proceedings", List.of("publication-conferenceproceeding"), "title", "year"),
  THESIS(
      "phdthesis",
      List.of("publication-thesis", "publication-dissertation"),
      "author",
      "title",
      "school",
      "year"),
  MANUAL("manual", List.of("publication-technicalnote"), "title"),
  SOFTWARE("software", List.of("software")),
  DATASET("dataset", List.of("dataset")),
  MISC("misc", List.of());

  private final String entry;
  private final List<String> resourceTypes;
  private final List<String> required;

  BibTexType(String entry, List<String> resourceTypes, String... required) {
    this.entry = entry;
    this.resourceTypes = resourceTypes;
    this.required = List.of(required);
  }

  String entry() {
    return entry;
  }

  /**
   * @param fields the names of the fields that the record has
   */
  static BibTexType of(String resourceType, Set<String> fields) {
    return Arrays.stream(values())
        .filter(type -> type.resourceTypes.contains(resourceType))
        .filter(type -> fields.containsAll(type.required))
        .findFirst()
        .orElse(MISC);
  }
}
