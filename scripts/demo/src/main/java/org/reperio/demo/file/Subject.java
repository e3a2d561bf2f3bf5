package org.reperio.demo.file;

import java.util.List;

/**
 * The facts about a record that its files need.
 *
 * @param authors in the order of the citation, given name first
 * @param keywords plain words
 * @param relatedTitles the titles of related records
 */
public record Subject(
    String title,
    List<String> authors,
    Edition edition,
    String type,
    String licence,
    Prose text,
    List<String> keywords,
    List<String> relatedTitles) {

  /**
   * The version of the record that is described.
   *
   * @param version its name; empty when the record has no named versions
   */
  public record Edition(String date, String version, String doi) {}

  String date() {
    return edition.date();
  }

  String version() {
    return edition.version();
  }

  String doi() {
    return edition.doi();
  }

  /** {@code A, B and C}, or the first and "et al." when there are more than eight. */
  String byline() {
    if (authors.size() > 8) {
      return authors.get(0) + " et al. (" + authors.size() + " authors)";
    }
    if (authors.size() == 1) {
      return authors.get(0);
    }
    int last = authors.size() - 1;
    return String.join(", ", authors.subList(0, last)) + " and " + authors.get(last);
  }

  String citation() {
    String named = version().isEmpty() ? "" : " (Version " + version() + ")";
    return "%s (%s). %s%s. https://doi.org/%s"
        .formatted(byline(), date().substring(0, 4), title, named, doi());
  }
}
