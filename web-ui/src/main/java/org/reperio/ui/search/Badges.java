package org.reperio.ui.search;

import org.reperio.access.AccessStatus;
import org.reperio.bibliography.BibliographicRecord;
import org.reperio.ui.page.HumanDate;
import org.reperio.ui.page.TypeIcon;

/**
 * The badges above the title of a record.
 *
 * @param type the resource type, for people
 * @param typeUrl more records of this type
 * @param icon the icon of the type
 * @param version as the depositor calls it; may be empty
 * @param date of publication, for people
 * @param isoDate the same for machines
 */
public record Badges(
    String type,
    String typeUrl,
    String icon,
    AccessStatus access,
    String version,
    String date,
    String isoDate) {

  /** The badges of a record. */
  public static Badges of(BibliographicRecord source) {
    return new Badges(
        source.resourceType().text(),
        SearchAddress.ofResourceType(source.resourceType().id()),
        TypeIcon.of(source.resourceType().id()),
        AccessStatus.of(source.document()),
        source.version(),
        HumanDate.of(source.publicationDate()),
        source.publicationDate());
  }
}
