package org.reperio.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
   *
   * <p>The subquery hides from PostgreSQL how many identifiers there are: it would make a plan of
   * its own for each query otherwise, which takes longer than to run it.
   */
  private static final String STAMPS =
      """
      select t.pid, concat_ws('.', t.xmin, p.xmin,
        (select string_agg(o.xmin::text, '-' order by o.key)
          from file_object o where o.bucket_id = t.bucket_id),
        '/', (select string_agg(pc.xmin || '-' || c.xmin, '.' order by c.id)
          from parent_community pc join community c on c.id = pc.community_id
          where pc.parent_id = p.id)) as stamp
      from record t join parent p on p.id = t.parent_id
      where t.pid = any(array(select unnest(?)))""";

  private final Sql sql;

  public RecordStamps(Sql sql) {
    this.sql = sql;
  }

  private record Stamp(String pid, String value) {}

  /** The stamp of the record with this identifier; empty when there is none. */
  public Optional<String> of(String pid) {
    return Optional.ofNullable(of(List.of(pid)).get(pid));
  }

  /** The stamps of those of these records that exist, by their identifiers. */
  public Map<String, String> of(Collection<String> pids) {
    return sql
        .list(
            STAMPS,
            row -> new Stamp(row.getString("pid"), row.getString("stamp")),
            (Object) pids.toArray(String[]::new))
        .stream()
        .collect(Collectors.toMap(Stamp::pid, Stamp::value));
  }
}
