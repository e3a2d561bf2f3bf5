package org.reperio.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.reperio.database.Sql;

/**
 * Claims records and drafts whose embargo has ended, until the transaction ends. Several workers
 * may do so at once: each passes over what another one has. PostgreSQL's own.
 */
@ApplicationScoped
class EmbargoClaims {

  private static final String CLAIM =
      """
      select id from %s
      where (document #> '{access,embargo,active}') = 'true'::jsonb
        and document #>> '{access,embargo,until}' <= ?
      order by id limit ? for update skip locked""";
  private static final String RECORDS = CLAIM.formatted("record");
  private static final String DRAFTS = CLAIM.formatted("draft");

  private final Sql sql;

  EmbargoClaims(Sql sql) {
    this.sql = sql;
  }

  List<UUID> records(LocalDate today, int limit) {
    return claim(RECORDS, today, limit);
  }

  List<UUID> drafts(LocalDate today, int limit) {
    return claim(DRAFTS, today, limit);
  }

  private List<UUID> claim(String statement, LocalDate today, int limit) {
    return sql.list(statement, row -> row.getObject("id", UUID.class), today.toString(), limit);
  }
}
