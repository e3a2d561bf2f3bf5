package org.reperio.community;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.reperio.database.Sql;

/** Puts many new records into communities, one batch each. For imports. */
@ApplicationScoped
class InclusionImport {

  private static final String ADD =
      """
      insert into parent_community (parent_id, community_id, is_default)
      select ?, c.id,
        not exists (select 1 from parent_community where parent_id = ? and is_default)
      from community c where c.slug = ? on conflict do nothing\
      """;

  private static final String JOIN =
      """
      insert into parent_community (parent_id, community_id, is_default)
      values (?, ?, not exists (
        select 1 from parent_community where parent_id = ? and is_default))
      on conflict do nothing\
      """;

  private final Sql sql;

  InclusionImport(Sql sql) {
    this.sql = sql;
  }

  void add(UUID parentId, List<String> slugs) {
    sql.batch(ADD, slugs.stream().map(slug -> new Object[] {parentId, parentId, slug}).toList());
  }

  void join(UUID parentId, List<UUID> communities) {
    sql.batch(JOIN, communities.stream().map(id -> new Object[] {parentId, id, parentId}).toList());
  }

  /** Those of the ids and slugs that are a community's, and its id. */
  Map<String, UUID> present(Collection<String> names) {
    var present = new HashMap<String, UUID>();
    String[] texts = names.toArray(String[]::new);
    sql.list(
            "select id, slug from community where id::text = any(?) or slug = any(?)",
            row -> Map.entry(row.getString("slug"), row.getObject("id", UUID.class)),
            texts,
            texts)
        .forEach(
            entry -> {
              present.put(entry.getKey(), entry.getValue());
              present.put(entry.getValue().toString(), entry.getValue());
            });
    return present;
  }
}
