package org.reperio.ui.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.reperio.bibliography.BibliographicRecord;
import org.reperio.record.Records;
import org.reperio.ui.page.HumanDate;

/** The versions of a work. */
@ApplicationScoped
public class Versions {

  /**
   * @param current true for the version whose page this is
   */
  public record Version(
      String url, String label, String date, String doi, boolean current, boolean latest) {}

  private final Records records;

  public Versions(Records records) {
    this.records = records;
  }

  /** All versions that may be seen, the newest first; empty where there is only one. */
  List<Version> of(Addresses addresses, ObjectNode published) {
    boolean single =
        published.at("/versions/index").asInt() == 1
            && published.at("/versions/is_latest").asBoolean();
    if (single) {
      return List.of();
    }
    return records.versions(addresses.visitor().identity(), addresses.id()).stream()
        .map(each -> version(each, addresses))
        .toList();
  }

  private static Version version(ObjectNode published, Addresses addresses) {
    BibliographicRecord source = new BibliographicRecord(published);
    String label =
        source.version().isEmpty()
            ? Integer.toString(published.at("/versions/index").asInt(1))
            : source.version();
    return new Version(
        addresses.version(source.id()),
        label,
        HumanDate.of(source.publicationDate()),
        source.doi().orElse(""),
        source.id().equals(addresses.id()),
        published.at("/versions/is_latest").asBoolean());
  }
}
