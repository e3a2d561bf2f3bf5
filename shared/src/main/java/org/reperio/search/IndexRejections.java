package org.reperio.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.reperio.database.Sql;
import org.reperio.record.RecordRow;

/** The records and drafts that the search engine would not take. */
@ApplicationScoped
public class IndexRejections {

  private final Sql sql;

  public IndexRejections(Sql sql) {
    this.sql = sql;
  }

  /**
   * @param pid the record's identifier
   * @param reason what the engine said
   */
  public record Rejection(UUID recordId, String pid, String reason, Instant rejected) {}

  /**
   * Notes what the engine would not take, and forgets what it has taken now.
   *
   * @param written what was sent to it
   * @param rejected the reasons by record or draft
   */
  void remember(List<RecordRow> written, Map<UUID, String> rejected) {
    UUID[] accepted =
        written.stream()
            .map(RecordRow::id)
            .filter(id -> !rejected.containsKey(id))
            .toArray(UUID[]::new);
    sql.update("delete from index_rejection where record_id = any(?)", (Object) accepted);
    sql.batch(
        """
        insert into index_rejection (record_id, pid, reason) values (?, ?, ?)
        on conflict (record_id) do update set reason = excluded.reason, rejected = now()""",
        written.stream()
            .filter(row -> rejected.containsKey(row.id()))
            .map(row -> new Object[] {row.id(), row.pid(), rejected.get(row.id())})
            .toList());
  }

  /** How many there are. */
  long count() {
    return sql.count("select count(*) from index_rejection");
  }

  /** The rejections, newest first. */
  public List<Rejection> list(int limit) {
    return sql.list(
        """
        select record_id, pid, reason, rejected from index_rejection
        order by rejected desc, record_id limit ?""",
        row ->
            new Rejection(
                row.getObject("record_id", UUID.class),
                row.getString("pid"),
                row.getString("reason"),
                Sql.instant(row, "rejected")),
        limit);
  }

  /**
   * The next page of a walk over the rejected records in the order of their ids.
   *
   * @param after the last id of the page before, or null to start
   */
  public List<UUID> page(UUID after, int size) {
    return sql.list(
        """
        select record_id from index_rejection where ?::uuid is null or record_id > ?::uuid
        order by record_id limit ?""",
        row -> row.getObject("record_id", UUID.class),
        after,
        after,
        size);
  }

  /** Forgets what does not exist any more; its documents were never there. */
  public void forgetDeleted(Collection<UUID> among) {
    sql.update(
        """
        delete from index_rejection r where r.record_id = any(?)
          and not exists (select 1 from record where record.id = r.record_id)
          and not exists (select 1 from draft where draft.id = r.record_id)""",
        (Object) among.toArray(UUID[]::new));
  }
}
