package org.reperio.community;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.reperio.access.Identity;
import org.reperio.access.PermissionDenied;
import org.reperio.database.Sql;

/** Communities: who collects records around a subject, a project or an institution. */
@ApplicationScoped
public class Communities {

  private static final String SELECT =
      """
      select c.id, c.slug, (c.document -> 'metadata')::text,
        (select count(*) from parent_community pc join parent p on p.id = pc.parent_id
          where pc.community_id = c.id and p.latest_index > 0) as records
      from community c %s order by records desc, c.slug limit 1000""";

  private final Sql sql;
  private final ObjectMapper json;

  public Communities(Sql sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  /**
   * A community.
   *
   * @param slug its name in addresses: lower-case letters, digits and hyphens, at most 100
   * @param metadata title, description, type, website as in InvenioRDM's {@code metadata}
   * @param records how many published concepts belong to it
   */
  public record Community(UUID id, String slug, ObjectNode metadata, long records) {}

  /** Creates a community, or replaces the metadata of the one that has this slug. */
  @Transactional
  public Community save(Identity who, String slug, ObjectNode metadata) {
    if (!who.isAdministrator()) {
      throw new PermissionDenied();
    }
    sql.update(
        """
        insert into community (id, slug, document, created, updated, revision_id)
        values (?, ?, jsonb_build_object('metadata', ?::jsonb), now(), now(), 0)
        on conflict (slug) do update set document = excluded.document, updated = now(),
          revision_id = community.revision_id + 1
          where community.document is distinct from excluded.document""",
        UuidVersion7Strategy.INSTANCE.generateUuid(null),
        slug,
        metadata.toString());
    return find(slug).orElseThrow();
  }

  public Optional<Community> find(String slug) {
    return sql.first(SELECT.formatted("where c.slug = ?"), this::read, slug);
  }

  /** The community of this id, or else of this slug. */
  public Optional<Community> findByIdOrSlug(String idOrSlug) {
    // A slug may look like an id of another community's: the id goes first.
    return sql.first(
            SELECT.formatted("where c.id::text = ?"), this::read, idOrSlug.toLowerCase(Locale.ROOT))
        .or(() -> find(idOrSlug));
  }

  /** All communities, those with the most records first. */
  public List<Community> all() {
    return sql.list(SELECT.formatted(""), this::read);
  }

  /**
   * Puts a record into communities; the first becomes its default unless it has one.
   *
   * @param slugs communities that exist; others are passed over
   */
  @Transactional(TxType.MANDATORY)
  public void add(UUID parentId, List<String> slugs) {
    sql.batch(
        """
        insert into parent_community (parent_id, community_id, is_default)
        select ?, c.id,
          not exists (select 1 from parent_community where parent_id = ? and is_default)
        from community c where c.slug = ? on conflict do nothing""",
        slugs.stream().map(slug -> new Object[] {parentId, parentId, slug}).toList());
  }

  private Community read(ResultSet row) throws SQLException {
    try {
      return new Community(
          row.getObject(1, UUID.class),
          row.getString(2),
          (ObjectNode) json.readTree(row.getString(3)),
          row.getLong(4));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database holds a malformed community", e);
    }
  }
}
