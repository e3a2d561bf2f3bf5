package org.reperio.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.reperio.access.Identity;
import org.reperio.access.Permission;
import org.reperio.record.RecordPermissions;
import org.reperio.record.RecordRow;
import org.reperio.record.RecordRows;
import org.reperio.record.VisibleRecords;

/**
 * Shows people what they work on as it is at this moment. The index finds it; but what a person has
 * just saved is read from the database, as is whether they may still see it.
 */
@ApplicationScoped
class CurrentRecords {

  private final RecordRows rows;
  private final VisibleRecords visible;
  private final RecordPermissions permissions;

  CurrentRecords(RecordRows rows, VisibleRecords visible, RecordPermissions permissions) {
    this.rows = rows;
    this.visible = visible;
    this.permissions = permissions;
  }

  /** The records and drafts of these ids that the asker may see, in the order of the ids. */
  List<ObjectNode> of(Identity who, List<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<UUID, RecordRow> found = new HashMap<>();
    // A draft that has been published since it was found has kept its id.
    rows.records(ids).forEach(row -> found.put(row.id(), row));
    rows.drafts(ids).forEach(row -> found.put(row.id(), row));
    return ids.stream()
        .map(found::get)
        .filter(Objects::nonNull)
        .filter(row -> !row.isDeleted() && permissions.has(who, row, Permission.PREVIEW))
        .map(row -> visible.of(who, row))
        .toList();
  }
}
