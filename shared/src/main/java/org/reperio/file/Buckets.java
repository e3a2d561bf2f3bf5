package org.reperio.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLConnection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.reperio.database.Sql;
import org.reperio.model.FieldError;

/**
 * Buckets and the objects in them: which files a record or draft has. Does not ask who does it;
 * that is for the services.
 */
@ApplicationScoped
public class Buckets {

  private static final String SELECT =
      """
      select o.id, o.bucket_id, o.key, o.version_id, o.status, o.media_type, o.sha256, s.md5,
        s.size, s.location, o.announced_size, o.announced_checksum, o.metadata::text, o.hidden,
        o.transfer, o.transfer_url, o.transfer_error, o.upload, o.parts, o.part_size,
        (select array_agg(p.part order by p.part) from file_part p
          where p.object_id = o.id and p.received is not null),
        o.created, o.updated
      from file_object o left join stored_file s on s.sha256 = o.sha256
      where o.bucket_id = ?""";

  private final Sql sql;
  private final FileStorage storage;
  private final StoredFiles stored;
  private final FileLimits limits;
  private final ObjectMapper json;

  public Buckets(
      Sql sql, FileStorage storage, StoredFiles stored, FileLimits limits, ObjectMapper json) {
    this.sql = sql;
    this.storage = storage;
    this.stored = stored;
    this.limits = limits;
    this.json = json;
  }

  /** A new, empty bucket. */
  public UUID create() {
    UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
    create(List.of(id));
    return id;
  }

  /** New, empty buckets with these identifiers. */
  public void create(List<UUID> ids) {
    sql.update(
        "insert into bucket (id) select * from unnest(?::uuid[])",
        (Object) ids.toArray(UUID[]::new));
  }

  /** Closes a bucket: the files of a published record do not change. */
  public void lock(UUID bucket) {
    sql.update("update bucket set locked = true where id = ?", bucket);
  }

  public void delete(UUID bucket) {
    sql.update("delete from bucket where id = ?", bucket);
  }

  public boolean isLocked(UUID bucket) {
    return sql.first("select locked from bucket where id = ?", row -> row.getBoolean(1), bucket)
        .orElse(false);
  }

  /**
   * Keeps others from changing the files of a bucket until the transaction ends.
   *
   * @return whether it is open; false when it is locked, or not there any more
   */
  @Transactional(TxType.MANDATORY)
  public boolean hold(UUID bucket) {
    return sql.first(
            "select not locked from bucket where id = ? for update",
            row -> row.getBoolean(1),
            bucket)
        .orElse(false);
  }

  /**
   * What keeps a document with this bucket from being published. In a transaction, no file of the
   * bucket changes until it ends.
   */
  public List<FieldError> problems(UUID bucket, ObjectNode document) {
    sql.first("select id from bucket where id = ? for update", row -> true, bucket);
    List<FileObject> files = list(bucket);
    boolean enabled = document.at("/files/enabled").asBoolean(true);
    var problems = new ArrayList<FieldError>();
    if (enabled && files.isEmpty()) {
      problems.add(
          FieldError.of(
              "files.enabled",
              "Missing uploaded files. To disable files for this record please mark it as"
                  + " metadata-only."));
    }
    if (!enabled && !files.isEmpty()) {
      problems.add(
          FieldError.of(
              "files.enabled",
              "The record has files. Delete them first if it is to be metadata-only."));
    }
    files.stream()
        .filter(file -> !file.isCompleted())
        .map(
            file ->
                FieldError.of(
                    "files.entries." + file.key(),
                    "The upload of this file is not complete. Finish it or delete the file."))
        .forEach(problems::add);
    String preview = document.at("/files/default_preview").asText("");
    if (enabled
        && !preview.isEmpty()
        && files.stream().noneMatch(file -> file.key().equals(preview))) {
      problems.add(
          FieldError.of("files.default_preview", "There is no file with this name in the record."));
    }
    return problems;
  }

  /** The files in a bucket, by name. */
  public List<FileObject> list(UUID bucket) {
    return sql.list(SELECT + " order by o.key", this::file, bucket);
  }

  public Optional<FileObject> find(UUID bucket, String key) {
    return sql.first(SELECT + " and o.key = ?", this::file, bucket, key);
  }

  /** Announces a file; false when the bucket has one of this name. */
  boolean add(UUID bucket, AnnouncedFile file, String upload) {
    PartedUploads.Plan plan = file.plan();
    return sql.update(
            """
            insert into file_object (bucket_id, key, id, version_id, status, media_type, transfer,
              transfer_url, announced_size, announced_checksum, metadata, hidden, upload, parts,
              part_size)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?) on conflict do nothing""",
            bucket,
            file.key(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            // What stays elsewhere is as complete as it will ever be.
            file.type() == Transfer.Type.R ? "completed" : "pending",
            mediaType(file.key()),
            file.type().name(),
            file.url(),
            file.size(),
            file.checksum() == null ? null : file.checksum().toString(),
            file.metadata() == null ? "{}" : file.metadata().toString(),
            file.hidden(),
            upload,
            plan == null ? null : plan.parts(),
            plan == null ? null : plan.partSize())
        == 1;
  }

  /** Stores a file in one step, replacing one of the same name. */
  @Transactional(TxType.MANDATORY)
  public void store(UUID bucket, String key, String mediaType, InputStream content)
      throws IOException {
    add(bucket, AnnouncedFile.named(key), null);
    StagedContent staged = storage.stage(content, limits.maxBytes());
    stored.attach(bucket, key, staged, "completed");
    stored.tidy(staged);
    sql.update(
        "update file_object set media_type = ? where bucket_id = ? and key = ?",
        mediaType,
        bucket,
        key);
  }

  /** Changes what is said about a file; null leaves it as it is. */
  public void describe(UUID bucket, String key, FileInput.Description description) {
    sql.update(
        """
        update file_object set metadata = coalesce(?::jsonb, metadata),
          hidden = coalesce(?, hidden), updated = now()
        where bucket_id = ? and key = ?""",
        description.metadata() == null ? null : description.metadata().toString(),
        description.hidden(),
        bucket,
        key);
  }

  /** Declares an uploaded file complete. */
  void complete(UUID bucket, String key) {
    sql.update(
        """
        update file_object set status = 'completed', updated = now()
        where bucket_id = ? and key = ? and status = 'uploaded'""",
        bucket,
        key);
  }

  void remove(UUID bucket, String key) {
    sql.update("delete from file_object where bucket_id = ? and key = ?", bucket, key);
  }

  /** Gives all finished files of a bucket to another, empty one; no byte is copied. */
  @Transactional(TxType.MANDATORY)
  public void link(UUID from, UUID to) {
    sql.update(
        """
        insert into file_object (bucket_id, key, id, version_id, status, sha256, media_type,
          metadata, created, updated, transfer, transfer_url, announced_size, announced_checksum,
          hidden)
        select ?, key, gen_random_uuid(), version_id, status, sha256, media_type, metadata,
          created, updated, transfer, transfer_url, announced_size, announced_checksum, hidden
        from file_object where bucket_id = ? and status = 'completed'""",
        to,
        from);
  }

  /** Opens a file's content from an offset on. */
  public InputStream open(FileObject file, long offset) throws IOException {
    return stored.open(file, offset);
  }

  private static String mediaType(String key) {
    String guessed = URLConnection.guessContentTypeFromName(key);
    return guessed == null ? "application/octet-stream" : guessed;
  }

  private FileObject file(ResultSet row) throws SQLException {
    String sha256 = row.getString(7);
    Long announced = row.getObject(11, Long.class);
    String checksum = row.getString(12);
    Integer parts = row.getObject(19, Integer.class);
    var received = row.getArray(21);
    var transfer =
        new Transfer(
            Transfer.Type.valueOf(row.getString(15)),
            row.getString(16),
            row.getString(17),
            parts == null ? null : new PartedUploads.Plan(announced, parts, row.getLong(20)),
            row.getString(18),
            received == null ? List.of() : Arrays.asList((Integer[]) received.getArray()));
    return new FileObject(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getString(3),
        row.getObject(4, UUID.class),
        row.getString(5),
        row.getString(6),
        sha256 == null
            ? null
            : new StoredContent(sha256, row.getString(8), row.getLong(9), row.getString(10)),
        announced,
        checksum == null ? null : Checksum.parse(checksum).orElse(null),
        metadata(row.getString(13)),
        row.getBoolean(14),
        transfer,
        Sql.instant(row, 22),
        Sql.instant(row, 23));
  }

  private ObjectNode metadata(String text) {
    try {
      return (ObjectNode) json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database holds malformed metadata", e);
    }
  }
}
