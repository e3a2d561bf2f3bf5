package org.reperio.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.reperio.database.Sql;

/**
 * Tells whether a published record has changed, for less than it costs to read it: what was put
 * together of a record may be shown again for as long as its stamp is the same.
 */
@ApplicationScoped
public class RecordStamps {

  /**
   * The transactions that wrote the rows which {@link RecordRows} puts a record together from: the
   * version and the concept, its files and its communities. Every write of a row has another one,
   * by whomever and however it was written. Who may do more than read it is no part of the stamp.
   */
  private static final String STAMP =
      """
      select concat_ws('.', t.xmin, p.xmin,
        (select string_agg(o.xmin::text, '-' order by o.key)
          from file_object o where o.bucket_id = t.bucket_id),
        '/', (select string_agg(pc.xmin || '-' || c.xmin, '.' order by c.id)
          from parent_community pc join community c on c.id = pc.community_id
          where pc.parent_id = p.id)) as stamp
      from record t join parent p on p.id = t.parent_id where t.pid = ?""";

  private final Sql sql;

  public RecordStamps(Sql sql) {
    this.sql = sql;
  }

  /** The stamp of the record with this identifier; empty when there is none. */
  public Optional<String> of(String pid) {
    return sql.first(STAMP, row -> row.getString("stamp"), pid);
  }
}
