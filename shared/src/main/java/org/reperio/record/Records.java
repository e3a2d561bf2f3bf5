package org.reperio.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.reperio.access.Identity;
import org.reperio.access.PermissionDenied;

/** Reads published records and their versions. */
@ApplicationScoped
public class Records {

  private final RecordRows rows;
  private final VisibleRecords visible;
  private final RecordPermissions permissions;

  public Records(RecordRows rows, VisibleRecords visible, RecordPermissions permissions) {
    this.rows = rows;
    this.visible = visible;
    this.permissions = permissions;
  }

  /**
   * Reads a published record.
   *
   * @throws RecordNotFound when there is none with this identifier
   * @throws RecordGone when it was deleted
   * @throws org.reperio.access.PermissionDenied when it is restricted
   */
  public ObjectNode read(Identity who, String pid) {
    RecordRow row = rows.record(pid).orElseThrow(RecordNotFound::new);
    if (row.isDeleted()) {
      throw RecordGone.of(row);
    }
    permissions.requireRead(who, row);
    return visible.of(who, row);
  }

  /**
   * Reads a published record, also a deleted one.
   *
   * @throws org.reperio.access.PermissionDenied when it is deleted and the asker no administrator
   */
  public ObjectNode readEvenDeleted(Identity who, String pid) {
    RecordRow row = rows.record(pid).orElseThrow(RecordNotFound::new);
    if (row.isDeleted()) {
      permissions.requireAdministrator(who);
    }
    permissions.requireRead(who, row);
    return visible.of(who, row);
  }

  /**
   * The published record of a version's or a concept's identifier: for a concept, the newest that
   * the asker may read.
   *
   * @throws RecordGone when it was deleted
   * @throws org.reperio.access.PermissionDenied when no version of a concept is open to the asker
   */
  public String resolve(Identity who, String pid) {
    RecordRow row =
        rows.record(pid)
            .or(() -> rows.latestOfParent(pid).map(latest -> newestFor(who, latest)))
            .orElseThrow(RecordNotFound::new);
    if (row.isDeleted()) {
      throw RecordGone.of(row);
    }
    return row.pid();
  }

  /**
   * The identifier of the version with this DOI, or of the concept with it; whether the asker may
   * read it is for the page that it leads to.
   *
   * @throws RecordNotFound when nothing published has it
   * @throws RecordGone when its record was deleted
   */
  public String withDoi(String doi) {
    RecordRow row = rows.identified("doi", doi).orElseThrow(RecordNotFound::new);
    if (row.isDeleted()) {
      throw RecordGone.of(row);
    }
    String own = row.document().at("/pids/doi/identifier").asText();
    return own.equalsIgnoreCase(doi) ? row.pid() : row.parent().pid();
  }

  /** The newest version of a concept that this reader may see, of which this is the newest. */
  private RecordRow newestFor(Identity who, RecordRow latest) {
    if (permissions.canRead(who, latest)) {
      return latest;
    }
    return rows.version(latest.parentId(), latest.parent().latestOpenIndex())
        .orElseThrow(PermissionDenied::new);
  }

  /**
   * Reads the newest version, of those that the asker may read, of the record that this identifier
   * is a version of.
   */
  public ObjectNode readLatest(Identity who, String pid) {
    RecordRow row =
        rows.recordOrDraft(pid).or(() -> rows.latestOfParent(pid)).orElseThrow(RecordNotFound::new);
    RecordRow latest =
        row.isLatest()
            ? row
            : rows.latestOfParent(row.parent().pid())
                .orElseThrow(() -> row.isDeleted() ? RecordGone.of(row) : new RecordNotFound());
    return visible.of(who, newestFor(who, latest));
  }

  /** All published versions that the asker may read, newest first. */
  public List<ObjectNode> versions(Identity who, String pid) {
    RecordRow row = rows.recordOrDraft(pid).orElseThrow(RecordNotFound::new);
    if (!row.isDeleted()) {
      permissions.requireRead(who, row);
    }
    return rows.versions(row.parentId()).stream()
        .filter(version -> !version.isDeleted() && permissions.canRead(who, version))
        .map(version -> visible.of(who, version))
        .toList();
  }
}
