package org.reperio.community;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
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

  private final Sql sql;

  InclusionImport(Sql sql) {
    this.sql = sql;
  }

  void add(UUID parentId, List<String> slugs) {
    sql.batch(ADD, slugs.stream().map(slug -> new Object[] {parentId, parentId, slug}).toList());
  }
}
