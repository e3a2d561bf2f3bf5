package org.reperio.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.LockMode;
import org.hibernate.StatelessSession;
import org.reperio.database.Sql;

/**
 * Stores what an import brings, some hundred rows at a time and without a session that would hold
 * them; records and concepts too, which the other repositories store one at a time.
 */
@ApplicationScoped
class ImportRepository {

  private final Sql sql;
  private final StatelessSession session;

  ImportRepository(Sql sql, StatelessSession session) {
    this.sql = sql;
    this.session = session;
  }

  /**
   * A record that was imported before.
   *
   * @param hash of what was imported
   */
  record Known(UUID recordId, String recid, UUID parentId, UUID bucketId, byte[] hash) {}

  /** The note that an import keeps of a record. */
  record Source(String id, UUID recordId, byte[] hash) {}

  /** An external identifier, in the spelling that is compared. */
  record ExternalPid(String scheme, String value) {

    /** What stands under {@code pids} of a record or concept. */
    static List<ExternalPid> of(JsonNode pids) {
      return pids.properties().stream()
          .map(
              pid ->
                  new ExternalPid(
                      pid.getKey(),
                      pid.getValue().path("identifier").asText("").toLowerCase(Locale.ROOT)))
          .toList();
    }
  }

  /** Those of a source's identifiers that were imported before. */
  Map<String, Known> known(String source, Collection<String> ids) {
    var known = new HashMap<String, Known>();
    sql.list(
            """
            select s.source_id, s.record_id, r.pid, r.parent_id, r.bucket_id, s.content_hash
            from import_source s join record r on r.id = s.record_id
            where s.source = ? and s.source_id = any(?)\
            """,
            row ->
                Map.entry(
                    row.getString("source_id"),
                    new Known(
                        row.getObject("record_id", UUID.class),
                        row.getString("pid"),
                        row.getObject("parent_id", UUID.class),
                        row.getObject("bucket_id", UUID.class),
                        row.getBytes("content_hash"))),
            source,
            ids.toArray(String[]::new))
        .forEach(entry -> known.put(entry.getKey(), entry.getValue()));
    return known;
  }

  /** Those of the identifiers that are taken, and the records that have them. */
  Map<ExternalPid, String> owners(List<ExternalPid> wanted) {
    var owners = new HashMap<ExternalPid, String>();
    sql.list(
            """
            select p.scheme, p.value, p.record_id::text as owner
            from pid p join unnest(?::text[], ?::text[]) as wanted (scheme, value)
              on p.scheme = wanted.scheme and p.value = wanted.value\
            """,
            row ->
                Map.entry(
                    new ExternalPid(row.getString("scheme"), row.getString("value")),
                    row.getString("owner")),
            texts(wanted.stream().map(ExternalPid::scheme)),
            texts(wanted.stream().map(ExternalPid::value)))
        .forEach(entry -> owners.put(entry.getKey(), entry.getValue()));
    return owners;
  }

  private static String[] texts(Stream<String> values) {
    return values.toArray(String[]::new);
  }

  PublishedRecord record(UUID id) {
    return session.get(PublishedRecord.class, id);
  }

  Parent lockParent(UUID id) {
    return session.get(Parent.class, id, LockMode.PESSIMISTIC_WRITE);
  }

  void insert(List<Parent> parents, List<PublishedRecord> records) {
    session.insertMultiple(parents);
    session.insertMultiple(records);
  }

  void update(Parent parent) {
    session.update(parent);
  }

  void update(PublishedRecord record) {
    session.update(record);
  }

  /**
   * Raises the revisions of the versions of a concept that another one is about to succeed: they
   * are shown differently from then on.
   *
   * @param hidden whether the public sees no difference
   */
  List<UUID> raiseSuperseded(UUID parentId, boolean hidden) {
    return sql.list(
        """
        update record set revision_id = revision_id + 1, hidden_raises = hidden_raises + ?
        where parent_id = ? and version_index >= coalesce((
          select max(o.version_index) from record o where o.parent_id = record.parent_id
            and o.deletion_status = 'P'
            and o.document #>> '{access,record}' is distinct from 'restricted'), 0)
        returning id\
        """,
        row -> row.getObject("id", UUID.class),
        hidden ? 1 : 0,
        parentId);
  }

  /** Raises the revisions of the other versions of a record's concept. */
  List<UUID> raiseSiblings(PublishedRecord record) {
    return sql.list(
        """
        update record set revision_id = revision_id + 1
        where parent_id = ? and id <> ? returning id\
        """,
        row -> row.getObject("id", UUID.class),
        record.parentId,
        record.id);
  }

  /**
   * The holder of an identifier.
   *
   * @param recordId a record or draft, or null when it is the concept's own
   */
  record Holder(UUID parentId, UUID recordId) {}

  /** Those of the identifiers that are taken, and who has them. */
  Map<ExternalPid, Holder> holders(Collection<ExternalPid> wanted) {
    var holders = new HashMap<ExternalPid, Holder>();
    sql.list(
            """
            select p.scheme, p.value, p.parent_id, p.record_id
            from pid p join unnest(?::text[], ?::text[]) as wanted (scheme, value)
              on p.scheme = wanted.scheme and p.value = wanted.value\
            """,
            row ->
                Map.entry(
                    new ExternalPid(row.getString("scheme"), row.getString("value")),
                    new Holder(
                        row.getObject("parent_id", UUID.class),
                        row.getObject("record_id", UUID.class))),
            texts(wanted.stream().map(ExternalPid::scheme)),
            texts(wanted.stream().map(ExternalPid::value)))
        .forEach(entry -> holders.put(entry.getKey(), entry.getValue()));
    return holders;
  }

  /** A version of a concept that is here, or is just coming. */
  record Taken(UUID parentId, int index) {}

  /** The published versions of concepts, deleted ones too, and their records' identifiers. */
  Map<Taken, String> versions(Collection<UUID> parents) {
    var versions = new HashMap<Taken, String>();
    sql.list(
            "select parent_id, version_index, pid from record where parent_id = any(?)",
            row ->
                Map.entry(
                    new Taken(row.getObject("parent_id", UUID.class), row.getInt("version_index")),
                    row.getString("pid")),
            (Object) ids(parents))
        .forEach(entry -> versions.put(entry.getKey(), entry.getValue()));
    return versions;
  }

  /**
   * Takes those concepts for writing that a source has brought, until the transaction ends.
   *
   * @return which these are; the others are somebody else's
   */
  Set<UUID> lockThoseOf(String source, Collection<UUID> parents) {
    return Set.copyOf(
        sql.list(
            """
            select p.id from parent p where p.id = any(?) and exists (
              select 1 from record r join import_source s on s.record_id = r.id
              where r.parent_id = p.id and s.source = ?)
            order by p.id for update\
            """,
            row -> row.getObject("id", UUID.class),
            ids(parents),
            source));
  }

  /** What the source says of a concept that is here already. */
  record ParentState(UUID id, Long owner, ObjectNode pids, ObjectNode access) {}

  /**
   * Writes what has changed of concepts.
   *
   * @return those that were changed by it
   */
  Set<UUID> describe(Collection<ParentState> parents) {
    return Set.copyOf(
        sql.list(
            """
            update parent p set owner_id = s.owner_id, pids = s.pids, access = s.access,
              updated = now(), revision_id = p.revision_id + 1
            from (select id, owner_id, pids::jsonb as pids, access::jsonb as access
              from unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[])
                as sent (id, owner_id, pids, access)) s
            where p.id = s.id
              and (p.owner_id, p.pids, p.access) is distinct from (s.owner_id, s.pids, s.access)
            returning p.id\
            """,
            row -> row.getObject("id", UUID.class),
            ids(parents.stream().map(ParentState::id).toList()),
            parents.stream().map(ParentState::owner).toArray(Long[]::new),
            texts(parents.stream().map(parent -> parent.pids().toString())),
            texts(parents.stream().map(parent -> parent.access().toString()))));
  }

  /** Works out again which version of these concepts is the newest. */
  void findNewest(Collection<UUID> parents) {
    sql.update(
        """
        update parent p set latest_index = n.newest, revision_id = p.revision_id + 1, updated = now()
        from (select q.id, coalesce(max(r.version_index), 0) as newest
          from parent q left join record r on r.parent_id = q.id and r.deletion_status = 'P'
          where q.id = any(?) group by q.id) n
        where p.id = n.id and p.latest_index <> n.newest\
        """,
        (Object) ids(parents));
  }

  /**
   * Raises the revisions of the versions of concepts that look different because of what came in,
   * which has its own.
   *
   * @param hidden whether the public sees no difference
   */
  List<UUID> raiseSiblings(Collection<UUID> parents, Collection<UUID> came, boolean hidden) {
    return sql.list(
        """
        update record set revision_id = revision_id + 1, hidden_raises = hidden_raises + ?
        where parent_id = any(?) and id <> all(?) returning id\
        """,
        row -> row.getObject("id", UUID.class),
        hidden ? 1 : 0,
        ids(parents),
        ids(came));
  }

  private static UUID[] ids(Collection<UUID> ids) {
    return ids.toArray(UUID[]::new);
  }

  /** Keeps where records came from: a second import changes nothing. */
  void remember(String source, Collection<Source> sources) {
    sql.batch(
        """
        insert into import_source (source, source_id, record_id, content_hash)
        values (?, ?, ?, ?) on conflict (source, source_id)
        do update set content_hash = excluded.content_hash\
        """,
        sources.stream()
            .map(of -> new Object[] {source, of.id(), of.recordId(), of.hash()})
            .toList());
  }
}
