package org.reperio.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.reperio.database.Sql;

/** Tells which versions of a concept are the newest, and whom a change of that concerns. */
@ApplicationScoped
class NewestVersions {

  private final Sql sql;

  NewestVersions(Sql sql) {
    this.sql = sql;
  }

  /**
   * The indices of a concept's newest versions that are not deleted; 0 where there is none.
   *
   * @param any the newest of all
   * @param open the newest that everybody may read
   */
  record Newest(int any, int open) {

    static final Newest NONE = new Newest(0, 0);
  }

  Newest of(UUID parentId) {
    return sql.first(
            """
            select max(version_index) as newest, max(version_index) filter (
                where document #>> '{access,record}' is distinct from 'restricted') as open
            from record where parent_id = ? and deletion_status = 'P'""",
            row -> new Newest(row.getInt("newest"), row.getInt("open")),
            parentId)
        .orElse(Newest.NONE);
  }

  /**
   * The versions for which another one has become, or has ceased to be, the newest: they are shown
   * and found differently from now on.
   */
  List<UUID> affected(UUID parentId, Newest before, Newest after) {
    int from = Math.min(lowest(before.any(), after.any()), lowest(before.open(), after.open()));
    return sql.list(
        "select id from record where parent_id = ? and version_index >= ?",
        row -> row.getObject("id", UUID.class),
        parentId,
        from);
  }

  private static int lowest(int before, int after) {
    return before == after ? Integer.MAX_VALUE : Math.min(before, after);
  }
}
