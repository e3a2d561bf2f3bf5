package org.reperio.ui.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.reperio.bibliography.BibliographicRecord;
import org.reperio.bibliography.BibliographicRecord.FileEntry;
import org.reperio.bibliography.JsonReading;
import org.reperio.site.SitePath;
import org.reperio.ui.page.HumanDate;
import org.reperio.ui.page.HumanNumber;

/**
 * The files of a record, or why there are none to see.
 *
 * @param restricted true if this reader may not open the files
 * @param askForAccess where to ask for access; empty where nobody without an account may
 * @param shown the files listed at once
 * @param rest the files folded away
 * @param beyond how many files are only in the JSON
 */
public record FilesView(
    boolean restricted,
    String askForAccess,
    Embargo embargo,
    String count,
    String total,
    List<Item> shown,
    List<Item> rest,
    String beyond) {

  private static final int SHOWN = 10;
  private static final int MAX_LISTED = 500;

  /**
   * @param until when it ends, in words; empty without one
   */
  public record Embargo(String until, String reason) {}

  /**
   * @param checksum {@code algorithm:hex}
   * @param open where the browser shows the file, if it can
   * @param download where the file is had to keep
   */
  public record Item(
      String name, String size, String checksum, String mediaType, String open, String download) {}

  /** The files as this visitor sees them. */
  static FilesView of(BibliographicRecord source, Addresses addresses) {
    JsonNode document = source.document();
    JsonNode embargo = document.at("/access/embargo");
    List<FileEntry> entries = source.files();
    List<Item> items =
        entries.stream().limit(MAX_LISTED).map(entry -> item(entry, addresses)).toList();
    int shown = Math.min(SHOWN, items.size());
    int beyond = entries.size() - items.size();
    long total =
        document.at("/files/total_bytes").asLong(entries.stream().mapToLong(FileEntry::size).sum());
    boolean active = embargo.path("active").asBoolean();
    return new FilesView(
        !source.areFilesPublic() && entries.isEmpty(),
        asking(document),
        new Embargo(
            active ? HumanDate.of(JsonReading.text(embargo, "until")) : "",
            active ? JsonReading.text(embargo, "reason") : ""),
        HumanNumber.count(entries.size()),
        HumanNumber.bytes(total),
        items.subList(0, shown),
        items.subList(shown, items.size()),
        beyond > 0 ? HumanNumber.count(beyond) : "");
  }

  private static String asking(JsonNode published) {
    boolean allowed =
        published.at("/parent/access/settings/allow_guest_requests").asBoolean()
            && published.at("/files/enabled").asBoolean();
    return allowed ? SitePath.accessRequest(published.path("id").asText()) : "";
  }

  private static Item item(FileEntry entry, Addresses addresses) {
    return new Item(
        entry.key(),
        HumanNumber.bytes(entry.size()),
        entry.checksum(),
        entry.mediaType(),
        addresses.open(entry.key()),
        addresses.download(entry.key()));
  }
}
