package org.reperio.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.reperio.database.Sql;

/** Which records and drafts a newer state stands in front of: an edit, or the next version. */
@ApplicationScoped
class DraftStates {

  private final Sql sql;

  DraftStates(Sql sql) {
    this.sql = sql;
  }

  /**
   * @param hasDraft whether an edit of the record is under way
   * @param hasNextVersion whether the draft of another version is begun
   * @param changes how often drafts of the concept have come and gone; grows whenever the others
   *     change
   */
  record DraftState(boolean hasDraft, boolean hasNextVersion, long changes) {

    static final DraftState NONE = new DraftState(false, false, 0);
  }

  private record Found(UUID id, DraftState state) {}

  /** The states of those that exist, by their ids. */
  Map<UUID, DraftState> of(IndexId.Kind kind, Collection<UUID> ids) {
    String statement =
        switch (kind) {
          case RECORDS ->
              """
              select t.id, exists (select 1 from draft d where d.record_id = t.id) as has_draft,
                exists (select 1 from draft d where d.parent_id = t.parent_id and d.record_id is null)
                  as has_next_version,
                p.draft_changes
              from record t join parent p on p.id = t.parent_id where t.id = any(?)""";
          case DRAFTS ->
              """
              select t.id, false as has_draft, t.record_id is not null and
                exists (select 1 from draft d where d.parent_id = t.parent_id and d.record_id is null)
                  as has_next_version,
                p.draft_changes
              from draft t join parent p on p.id = t.parent_id where t.id = any(?)""";
        };
    var states = new HashMap<UUID, DraftState>();
    sql.list(
            statement,
            row ->
                new Found(
                    row.getObject("id", UUID.class),
                    new DraftState(
                        row.getBoolean("has_draft"),
                        row.getBoolean("has_next_version"),
                        row.getLong("draft_changes"))),
            (Object) ids.toArray(UUID[]::new))
        .forEach(found -> states.put(found.id(), found.state()));
    return states;
  }

  /** The records whose state in the list of uploads these drafts change. */
  Set<UUID> recordsBehind(Collection<UUID> drafts) {
    if (drafts.isEmpty()) {
      return Set.of();
    }
    return new HashSet<>(
        sql.list(
            """
            select r.id from draft d join parent p on p.id = d.parent_id
              join record r on r.parent_id = d.parent_id
                and (r.id = d.record_id or r.version_index = p.latest_index)
            where d.id = any(?)""",
            row -> row.getObject("id", UUID.class),
            (Object) drafts.toArray(UUID[]::new)));
  }

  /** The drafts of the concepts that these records and drafts belong to. */
  Set<UUID> draftsOfSameConcepts(Collection<UUID> records, Collection<UUID> drafts) {
    return new HashSet<>(
        sql.list(
            """
            select id from draft where parent_id in (
              select parent_id from record where id = any(?)
              union select parent_id from draft where id = any(?))""",
            row -> row.getObject("id", UUID.class),
            records.toArray(UUID[]::new),
            drafts.toArray(UUID[]::new)));
  }
}
