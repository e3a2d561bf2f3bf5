package org.reperio.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.reperio.database.Sql;

/**
 * Reads records and drafts with all that their JSON needs, in one query however many they are. Read
 * only, and past the persistence context: nothing here is tracked.
 */
@ApplicationScoped
public class RecordRows {

  private static final String COLUMNS =
      """
      select t.id, t.pid, t.model, t.version_index, t.document::text as document, t.bucket_id,
        t.created, t.updated, t.revision_id, p.id as parent_id, p.pid as parent_pid, p.owner_id,
        p.access::text as parent_access, p.pids::text as parent_pids, p.latest_index,
        coalesce((select max(o.version_index) from record o where o.parent_id = p.id
          and o.deletion_status = 'P' and o.document #>> '{access,record}' is distinct from
          'restricted'), 0) as latest_open_index,
        p.revision_id as parent_revision,
        (select jsonb_agg(jsonb_build_object('id', o.id, 'key', o.key, 'size',
            coalesce(s.size, o.announced_size), 'checksum',
            coalesce('md5:' || s.md5, o.announced_checksum), 'mimetype', o.media_type, 'status',
            o.status, 'version_id', o.version_id, 'bucket_id', o.bucket_id, 'metadata',
            o.metadata, 'hidden', o.hidden, 'transfer', o.transfer, 'created', o.created,
            'updated', o.updated) order by o.key)
          from file_object o left join stored_file s on s.sha256 = o.sha256
          where o.bucket_id = t.bucket_id)::text as files,
        (select jsonb_agg(jsonb_build_object('id', c.id, 'slug', c.slug, 'metadata',
            (c.document -> 'metadata') - array['page', 'curation_policy'], 'access',
            coalesce(c.document -> 'access', '{}'), 'created', c.created, 'updated', c.updated, 'revision',
            c.revision_id, 'default', pc.is_default)
            order by pc.is_default desc, pc.added, c.slug)
          from parent_community pc join community c on c.id = pc.community_id
          where pc.parent_id = p.id)::text as communities,
        (select jsonb_agg(jsonb_build_object('type', g.subject_type, 'id', g.subject_id,
            'permission', g.permission, 'origin', g.origin) order by g.id)
          from access_grant g where g.parent_id = p.id)::text as grants,
        (select jsonb_build_object('id', q.id, 'type', q.type, 'status', q.status, 'community',
            q.receiver_community) from request q where q.id = p.review_id)::text as review\
      """;
  private static final String RECORDS =
      COLUMNS
          + """
          , t.deletion_status, t.tombstone::text as tombstone, t.hidden_raises
          from record t join parent p on p.id = t.parent_id
          """;
  private static final String DRAFTS =
      COLUMNS
          + """
          , t.record_id, t.expires, 0 as hidden_raises
          from draft t join parent p on p.id = t.parent_id
          """;

  private final Sql sql;
  private final RecordRowReader reader;

  RecordRows(Sql sql, RecordRowReader reader) {
    this.sql = sql;
    this.reader = reader;
  }

  public Optional<RecordRow> record(String pid) {
    return sql.first(RECORDS + "where t.pid = ?", reader::record, pid);
  }

  public Optional<RecordRow> draft(String pid) {
    return sql.first(DRAFTS + "where t.pid = ?", reader::draft, pid);
  }

  /** The newest published version, not deleted, of the concept that has this identifier. */
  public Optional<RecordRow> latestOfParent(String parentPid) {
    return sql.first(
        RECORDS + "where p.pid = ? and t.version_index = p.latest_index",
        reader::record,
        parentPid);
  }

  /** The published version with this identifier, or the newest of the concept that has it. */
  Optional<RecordRow> identified(String scheme, String value) {
    return sql.first(
        RECORDS
            + """
            join pid i on i.scheme = ? and i.value = lower(?) and (i.record_id = t.id
              or i.record_id is null and i.parent_id = p.id and t.version_index = p.latest_index)\
            """,
        reader::record,
        scheme,
        value);
  }

  /** The published version of this index, of the concept with this identifier. */
  public Optional<RecordRow> version(UUID parentId, int index) {
    return sql.first(
        RECORDS + "where t.parent_id = ? and t.version_index = ?", reader::record, parentId, index);
  }

  /** The draft of a new version of this concept, or of its first. */
  public Optional<RecordRow> nextDraft(UUID parentId) {
    return sql.first(
        DRAFTS + "where t.parent_id = ? and t.record_id is null", reader::draft, parentId);
  }

  /** The record or else the draft that has this identifier. */
  public Optional<RecordRow> recordOrDraft(String pid) {
    return record(pid).or(() -> draft(pid));
  }

  /** The published versions of the record's concept, deleted ones too, newest first. */
  public List<RecordRow> versions(UUID parentId) {
    return sql.list(
        RECORDS + "where t.parent_id = ? order by t.version_index desc", reader::record, parentId);
  }

  /** Those of the given records that exist, in any order. */
  public List<RecordRow> records(Collection<UUID> ids) {
    return sql.list(
        RECORDS + "where t.id = any(?)", reader::record, (Object) ids.toArray(UUID[]::new));
  }

  /**
   * The next page of a walk over all records of a model in the order of their ids.
   *
   * @param after the last id of the page before, or null to start
   */
  public List<RecordRow> page(String model, UUID after, int size) {
    return sql.list(
        RECORDS + "where t.model = ? and (?::uuid is null or t.id > ?::uuid) order by t.id limit ?",
        reader::record,
        model,
        after,
        after,
        size);
  }

  /** Those of the given drafts that exist, in any order. */
  public List<RecordRow> drafts(Collection<UUID> ids) {
    return sql.list(
        DRAFTS + "where t.id = any(?)", reader::draft, (Object) ids.toArray(UUID[]::new));
  }

  /** The next page of a walk over all drafts of a model, as {@link #page} gives it of records. */
  public List<RecordRow> draftPage(String model, UUID after, int size) {
    return sql.list(
        DRAFTS + "where t.model = ? and (?::uuid is null or t.id > ?::uuid) order by t.id limit ?",
        reader::draft,
        model,
        after,
        after,
        size);
  }

  /** The administrators' notes about a record or draft. */
  ArrayNode internalNotes(RecordRow row) {
    return sql.first(
            row.isDraft()
                ? "select internal_notes::text as notes from draft where id = ?"
                : "select internal_notes::text as notes from record where id = ?",
            reader::notes,
            row.id())
        .orElseGet(JsonNodeFactory.instance::arrayNode);
  }

  /** How many drafts there are of this model. */
  public long countDrafts(String model) {
    return sql.count("select count(*) from draft where model = ?", model);
  }

  /** How many records of this model are published. */
  public long count(String model) {
    return sql.count("select count(*) from record where model = ?", model);
  }
}
