package org.reperio.file;

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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
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
        s.size, o.created, o.updated
      from file_object o left join stored_file s on s.sha256 = o.sha256
      where o.bucket_id = ?""";

  private final Sql sql;
  private final FileStorage storage;
  private final long maxFileBytes;

  public Buckets(
      Sql sql,
      FileStorage storage,
      @ConfigProperty(name = "reperio.files.max-bytes", defaultValue = "53687091200")
          long maxFileBytes) {
    this.sql = sql;
    this.storage = storage;
    this.maxFileBytes = maxFileBytes;
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

  /** What keeps a document with this bucket from being published. */
  public List<FieldError> problems(UUID bucket, ObjectNode document) {
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
    return problems;
  }

  /** The files in a bucket, by name. */
  public List<FileObject> list(UUID bucket) {
    return sql.list(SELECT + " order by o.key", Buckets::file, bucket);
  }

  public Optional<FileObject> find(UUID bucket, String key) {
    return sql.first(SELECT + " and o.key = ?", Buckets::file, bucket, key);
  }

  /** Announces a file whose content is to come; false when the bucket has one of this name. */
  public boolean start(UUID bucket, String key) {
    return sql.update(
            """
            insert into file_object (bucket_id, key, id, version_id, status, media_type)
            values (?, ?, ?, ?, 'pending', ?) on conflict do nothing""",
            bucket,
            key,
            UUID.randomUUID(),
            UUID.randomUUID(),
            mediaType(key))
        == 1;
  }

  /** Stores content and makes it that of a file that was started. */
  public void upload(UUID bucket, String key, InputStream content) throws IOException {
    attach(bucket, key, storage.store(content, maxFileBytes), "uploaded");
  }

  /** Stores a file in one step, replacing one of the same name. */
  @Transactional(TxType.MANDATORY)
  public void store(UUID bucket, String key, String mediaType, InputStream content)
      throws IOException {
    start(bucket, key);
    attach(bucket, key, storage.store(content, maxFileBytes), "completed");
    sql.update(
        "update file_object set media_type = ? where bucket_id = ? and key = ?",
        mediaType,
        bucket,
        key);
  }

  private void attach(UUID bucket, String key, StoredContent stored, String status) {
    sql.update(
        "insert into stored_file (sha256, md5, size) values (?, ?, ?) on conflict do nothing",
        stored.sha256(),
        stored.md5(),
        stored.size());
    sql.update(
        """
        update file_object set sha256 = ?, status = ?, version_id = ?, updated = now()
        where bucket_id = ? and key = ?""",
        stored.sha256(),
        status,
        UUID.randomUUID(),
        bucket,
        key);
  }

  /** Declares an uploaded file complete. */
  public void complete(UUID bucket, String key) {
    sql.update(
        """
        update file_object set status = 'completed', updated = now()
        where bucket_id = ? and key = ? and status = 'uploaded'""",
        bucket,
        key);
  }

  public void remove(UUID bucket, String key) {
    sql.update("delete from file_object where bucket_id = ? and key = ?", bucket, key);
  }

  /** Opens a file's content from an offset on. */
  public InputStream open(FileObject file, long offset) throws IOException {
    return storage.open(file.content().sha256(), offset);
  }

  private static String mediaType(String key) {
    String guessed = URLConnection.guessContentTypeFromName(key);
    return guessed == null ? "application/octet-stream" : guessed;
  }

  private static FileObject file(ResultSet row) throws SQLException {
    String sha256 = row.getString(7);
    return new FileObject(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getString(3),
        row.getObject(4, UUID.class),
        row.getString(5),
        row.getString(6),
        sha256 == null ? null : new StoredContent(sha256, row.getString(8), row.getLong(9)),
        Sql.instant(row, 10),
        Sql.instant(row, 11));
  }
}
