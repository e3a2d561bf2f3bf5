package org.reperio.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  record Known(UUID recordId, String recid, byte[] hash) {}

  /** The note that an import keeps of a record. */
  record Source(String id, UUID recordId, byte[] hash) {}

  /** An external identifier, in the spelling that is compared. */
  record ExternalPid(String scheme, String value) {}

  /** Those of a source's identifiers that were imported before. */
  Map<String, Known> known(String source, Collection<String> ids) {
    var known = new HashMap<String, Known>();
    sql.list(
            """
            select s.source_id, s.record_id, r.pid, s.content_hash
            from import_source s join record r on r.id = s.record_id
            where s.source = ? and s.source_id = any(?)\
            """,
            row ->
                Map.entry(
                    row.getString("source_id"),
                    new Known(
                        row.getObject("record_id", UUID.class),
                        row.getString("pid"),
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
