package org.reperio.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.reperio.database.Sql;

/**
 * Claims records and drafts whose embargo has ended, until the transaction ends. Several workers
 * may do so at once: each passes over what another one has. PostgreSQL's own.
 */
@ApplicationScoped
class EmbargoClaims {

  /** With its concept: who publishes a version takes the concept first, and would wait for ever. */
  private static final String CLAIM =
      """
      select t.id, t.parent_id from %s t %s
      where (t.document #> '{access,embargo,active}') = 'true'::jsonb
        and t.document #>> '{access,embargo,until}' <= ?
      order by t.id limit ? for update skip locked""";

  private static final String RECORDS =
      CLAIM.formatted("record", "join parent p on p.id = t.parent_id");
  private static final String DRAFTS = CLAIM.formatted("draft", "");

  private final Sql sql;

  EmbargoClaims(Sql sql) {
    this.sql = sql;
  }

  /** The records, with their concepts. */
  Map<UUID, UUID> records(LocalDate today, int limit) {
    return claim(RECORDS, today, limit);
  }

  List<UUID> drafts(LocalDate today, int limit) {
    return List.copyOf(claim(DRAFTS, today, limit).keySet());
  }

  private Map<UUID, UUID> claim(String statement, LocalDate today, int limit) {
    Map<UUID, UUID> claimed = new LinkedHashMap<>();
    sql.list(
            statement,
            row ->
                Map.entry(row.getObject("id", UUID.class), row.getObject("parent_id", UUID.class)),
            today.toString(),
            limit)
        .forEach(one -> claimed.put(one.getKey(), one.getValue()));
    return claimed;
  }
}
