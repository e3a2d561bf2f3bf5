package org.reperio.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;
import org.reperio.access.Identity;
import org.reperio.access.Permission;
import org.reperio.database.Sql;
import org.reperio.messaging.Outbox;
import org.reperio.messaging.RecordEvent;

/** What all versions of a record share, for those who change it: grants, links, communities. */
@ApplicationScoped
public class Parents {

  private final Sql sql;
  private final RecordRows rows;
  private final RecordPermissions permissions;
  private final Outbox outbox;

  public Parents(Sql sql, RecordRows rows, RecordPermissions permissions, Outbox outbox) {
    this.sql = sql;
    this.rows = rows;
    this.permissions = permissions;
    this.outbox = outbox;
  }

  /**
   * The record or draft of this identifier, with what it shares.
   *
   * @throws RecordNotFound when there is neither
   * @throws org.reperio.access.PermissionDenied when the asker may not do this with it
   */
  public RecordRow require(Identity who, String pid, Permission needed) {
    RecordRow row = rows.recordOrDraft(pid).orElseThrow(RecordNotFound::new);
    if (row.isDeleted()) {
      throw RecordGone.of(row);
    }
    permissions.require(who, row, needed);
    return row;
  }

  /** Something that all versions share has changed: each of them has to be indexed anew. */
  @Transactional(TxType.MANDATORY)
  public void changed(UUID parentId) {
    sql.update(
        "update parent set updated = now(), revision_id = revision_id + 1 where id = ?", parentId);
    // What readers are shown of each version changes with this, and so does its revision.
    outbox.add(
        sql.list(
            """
            update record set revision_id = revision_id + 1 where parent_id = ? returning id""",
            row -> new RecordEvent(RecordEvent.Kind.UPDATED, row.getObject(1, UUID.class)),
            parentId));
    outbox.add(
        sql.list(
            "select id from draft where parent_id = ?",
            row -> new RecordEvent(RecordEvent.Kind.DRAFT_SAVED, row.getObject(1, UUID.class)),
            parentId));
  }
}
