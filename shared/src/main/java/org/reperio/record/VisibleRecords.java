package org.reperio.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import org.reperio.access.Identity;
import org.reperio.access.Permission;

/**
 * Shows a record or draft to one reader: without what they may not see, with what only they may.
 */
@ApplicationScoped
public class VisibleRecords {

  private final RecordJson json;
  private final RecordPermissions permissions;
  private final RecordRows rows;

  public VisibleRecords(RecordJson json, RecordPermissions permissions, RecordRows rows) {
    this.json = json;
    this.permissions = permissions;
    this.rows = rows;
  }

  /** The record's or draft's JSON, without links; whether it may be read has been asked before. */
  public ObjectNode of(Identity who, RecordRow row) {
    ObjectNode record = json.of(row);
    if (!permissions.canReadFiles(who, row)) {
      hideFiles(record);
    }
    if (permissions.has(who, row, Permission.MANAGE)) {
      showGrants(record, row);
    }
    if (!row.isDraft() && !permissions.has(who, row, Permission.VIEW)) {
      hideNewer(record, permissions.isLatestFor(who, row));
      record.put("revision_id", row.openRevisionId());
    }
    if (InternalNotes.areFor(who)) {
      record.set(InternalNotes.FIELD, rows.internalNotes(row));
    }
    return record;
  }

  /**
   * Takes out of a record's JSON what tells about newer versions, published or begun, that a reader
   * may not see.
   *
   * @param latest whether the record is the newest for that reader
   */
  public static void hideNewer(ObjectNode record, boolean latest) {
    ((ObjectNode) record.get("versions")).put("is_latest", latest).put("is_latest_draft", latest);
  }

  /** Takes out of a record's JSON what tells about its files. */
  public static void hideFiles(ObjectNode record) {
    ObjectNode files = (ObjectNode) record.get("files");
    files.putObject("entries");
    files.put("count", 0).put("total_bytes", 0);
    files.remove("default_preview");
    files.putArray("order");
  }

  private static void showGrants(ObjectNode record, RecordRow row) {
    ArrayNode grants = ((ObjectNode) record.at("/parent/access")).putArray("grants");
    for (RecordRow.Granted grant : row.grants()) {
      ObjectNode shown = grants.addObject();
      shown.put("permission", grant.permission().id());
      shown
          .putObject("subject")
          .put("type", grant.subject().type().id())
          .put("id", grant.subject().id());
      shown.put("origin", grant.origin());
    }
  }
}
