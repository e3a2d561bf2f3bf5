package org.reperio.ui.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.reperio.bibliography.BibliographicRecord;
import org.reperio.bibliography.BibliographicRecord.FileEntry;
import org.reperio.site.SitePath;
import org.reperio.site.UriEncoding;
import org.reperio.ui.page.HumanDate;
import org.reperio.ui.page.HumanNumber;

/**
 * The files of a record, or why there are none to see.
 *
 * @param restricted true if this reader may not open the files
 * @param embargoUntil when an embargo ends, in words; empty without one
 * @param shown the files listed at once
 * @param rest the files folded away
 * @param beyond how many files are only in the JSON
 */
public record FilesView(
    boolean enabled,
    boolean restricted,
    String embargoUntil,
    String embargoReason,
    String count,
    String total,
    List<Item> shown,
    List<Item> rest,
    String beyond) {

  private static final int SHOWN = 10;
  private static final int MAX_LISTED = 500;

  /**
   * @param checksum {@code algorithm:hex}
   */
  public record Item(String name, String size, String checksum, String mediaType, String url) {}

  /**
   * The files as this reader sees them.
   *
   * @param linkToken the secret of the share link that the reader came with, or empty
   */
  static FilesView of(BibliographicRecord source, String linkToken) {
    JsonNode document = source.document();
    JsonNode embargo = document.at("/access/embargo");
    List<FileEntry> entries = source.files();
    List<Item> items =
        entries.stream().limit(MAX_LISTED).map(entry -> item(source, entry, linkToken)).toList();
    int shown = Math.min(SHOWN, items.size());
    int beyond = entries.size() - items.size();
    long total =
        document.at("/files/total_bytes").asLong(entries.stream().mapToLong(FileEntry::size).sum());
    boolean active = embargo.path("active").asBoolean();
    return new FilesView(
        document.at("/files/enabled").asBoolean(!entries.isEmpty()),
        !source.areFilesPublic() && entries.isEmpty(),
        active ? HumanDate.of(BibliographicRecord.text(embargo, "until")) : "",
        active ? BibliographicRecord.text(embargo, "reason") : "",
        HumanNumber.count(entries.size()),
        HumanNumber.bytes(total),
        items.subList(0, shown),
        items.subList(shown, items.size()),
        beyond > 0 ? HumanNumber.count(beyond) : "");
  }

  /** Downloads are served by the REST API on the same origin, so the link needs no host. */
  private static Item item(BibliographicRecord source, FileEntry entry, String linkToken) {
    return new Item(
        entry.key(),
        HumanNumber.bytes(entry.size()),
        entry.checksum(),
        entry.mediaType(),
        SitePath.content(SitePath.files(source.id()), entry.key())
            + (linkToken.isEmpty() ? "" : "?token=" + UriEncoding.parameter(linkToken)));
  }
}
