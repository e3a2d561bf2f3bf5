package org.reperio.community;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.reperio.database.Sql;

/** Finds communities by words of their slug or title; titles are PostgreSQL's JSON. */
@ApplicationScoped
class CommunitySuggestions {

  private static final String MATCHING =
      """
      select c.id from community c
      where c.id not in (select community_id from parent_community where parent_id = ?)
        and (? or c.id = any(?))
        and position(lower(?) in
          lower(c.slug || ' ' || coalesce(c.document #>> '{metadata,title}', ''))) > 0
      order by (select count(*) from parent_community i join parent p on p.id = i.parent_id
          where i.community_id = c.id and p.latest_index > 0) desc, c.slug
      limit ?\
      """;

  private final Sql sql;

  CommunitySuggestions(Sql sql) {
    this.sql = sql;
  }

  /**
   * Communities that a record is not in, the largest first.
   *
   * @param among empty for all
   */
  List<UUID> find(UUID parentId, String words, List<UUID> among, int limit) {
    return sql.list(
        MATCHING,
        row -> row.getObject("id", UUID.class),
        parentId,
        among.isEmpty(),
        among.toArray(UUID[]::new),
        words,
        limit);
  }
}
