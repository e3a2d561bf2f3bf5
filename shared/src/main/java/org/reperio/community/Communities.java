package org.reperio.community;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.reperio.access.CommunityRole;
import org.reperio.access.Identity;
import org.reperio.access.PermissionDenied;
import org.reperio.database.Sql;

/** Communities: who collects records around a subject, a project or an institution. */
@ApplicationScoped
public class Communities {

  private static final String SELECT =
      """
      select c.id, c.slug, (c.document -> 'metadata')::text,
        coalesce(c.document -> 'access', '{}')::text, c.created, c.updated, c.revision_id,
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
   * @param access visibility, review_policy, record_submission_policy as in InvenioRDM's {@code
   *     access}; what is missing is public, reviewed and open
   * @param records how many published concepts belong to it
   */
  public record Community(
      UUID id,
      String slug,
      ObjectNode metadata,
      ObjectNode access,
      Instant created,
      Instant updated,
      int revisionId,
      long records) {

    /** Whether only restricted records may be in it. */
    public boolean isRestricted() {
      return access.path("visibility").asText("public").equals("restricted");
    }

    /** Whether the asker may bring records to it: everybody, unless it is for members only. */
    public boolean takesFrom(Identity who) {
      return who.isAdministrator()
          || !access.path("record_submission_policy").asText("open").equals("closed")
          || who.communities().containsKey(id);
    }

    /** Whether a record that the asker brings needs nobody else's look. */
    public boolean trusts(Identity who) {
      return switch (access.path("review_policy").asText("closed")) {
        case "open" -> who.curates(id);
        case "members" -> who.communities().containsKey(id);
        default -> false;
      };
    }
  }

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
        on conflict (slug) do update set document = community.document || excluded.document,
          updated = now(), revision_id = community.revision_id + 1
          where not community.document @> excluded.document""",
        UuidVersion7Strategy.INSTANCE.generateUuid(null),
        slug,
        metadata.toString());
    return find(slug).orElseThrow();
  }

  public Optional<Community> find(String slug) {
    return sql.first(SELECT.formatted("where c.slug = ?"), this::read, slug);
  }

  /** The community with this id or slug. */
  public Optional<Community> resolve(String idOrSlug) {
    // A slug may look like an id of another community's: the id goes first.
    return sql.first(
            SELECT.formatted("where c.id::text = ?"), this::read, idOrSlug.toLowerCase(Locale.ROOT))
        .or(() -> find(idOrSlug));
  }

  /** The communities that a record is in. */
  public List<Community> of(UUID parentId) {
    return sql.list(
        SELECT.formatted(
            "where c.id in (select community_id from parent_community where parent_id = ?)"),
        this::read,
        parentId);
  }

  /** Communities by words of their slug or title, at most 25; not those the record is in. */
  public List<Community> suggest(UUID parentId, String words, List<UUID> among) {
    return sql
        .list(
            SELECT.formatted(
                """
                where c.id not in (select community_id from parent_community where parent_id = ?)
                  and position(lower(?) in lower(c.slug || ' ' ||
                    coalesce(c.document #>> '{metadata,title}', ''))) > 0"""),
            this::read,
            parentId,
            words)
        .stream()
        .filter(community -> among.isEmpty() || among.contains(community.id()))
        .limit(25)
        .toList();
  }

  /** Puts a record into a community; it becomes its default when it has none. */
  @Transactional(TxType.MANDATORY)
  public void include(UUID parentId, UUID community) {
    sql.update(
        """
        insert into parent_community (parent_id, community_id, is_default)
        values (?, ?,
          not exists (select 1 from parent_community where parent_id = ? and is_default))
        on conflict do nothing""",
        parentId,
        community,
        parentId);
  }

  /** Takes a record out of a community; false when it is not in it. */
  @Transactional(TxType.MANDATORY)
  public boolean exclude(UUID parentId, UUID community) {
    return sql.update(
            "delete from parent_community where parent_id = ? and community_id = ?",
            parentId,
            community)
        == 1;
  }

  /**
   * Makes a community that a record is in its default one.
   *
   * @param community null for no default
   * @return false when the record is not in it
   */
  @Transactional(TxType.MANDATORY)
  public boolean makeDefault(UUID parentId, UUID community) {
    sql.update(
        "update parent_community set is_default = false where parent_id = ? and is_default",
        parentId);
    return community == null
        || sql.update(
                """
                update parent_community set is_default = true
                where parent_id = ? and community_id = ?""",
                parentId,
                community)
            == 1;
  }

  /** Makes an account a member, or changes what it is in the community. For administrators. */
  @Transactional
  public void enrol(Identity who, UUID community, long account, CommunityRole role) {
    if (!who.isAdministrator()) {
      throw new PermissionDenied();
    }
    sql.update(
        """
        insert into community_member (id, community_id, account_id, role) values (?, ?, ?, ?)
        on conflict (community_id, account_id) do update set role = excluded.role""",
        UuidVersion7Strategy.INSTANCE.generateUuid(null),
        community,
        account,
        role.id());
  }

  /** The addresses of those who decide about a community's records. */
  public List<String> curatorAddresses(UUID community) {
    return sql.list(
        """
        select distinct a.email from community_member m
        join account a on a.active and (a.id = m.account_id or a.id in
          (select account_id from account_role r where r.role_name = m.role_name))
        where m.community_id = ? and m.role in ('curator', 'manager', 'owner') limit 100""",
        row -> row.getString(1),
        community);
  }

  /** Sets visibility, review_policy and record_submission_policy. For administrators. */
  @Transactional
  public void govern(Identity who, UUID community, ObjectNode access) {
    if (!who.isAdministrator()) {
      throw new PermissionDenied();
    }
    sql.update(
        """
        update community set document = document || jsonb_build_object('access', ?::jsonb),
          updated = now(), revision_id = revision_id + 1 where id = ?""",
        access.toString(),
        community);
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
          (ObjectNode) json.readTree(row.getString(4)),
          Sql.instant(row, 5),
          Sql.instant(row, 6),
          row.getInt(7),
          row.getLong(8));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database holds a malformed community", e);
    }
  }
}
