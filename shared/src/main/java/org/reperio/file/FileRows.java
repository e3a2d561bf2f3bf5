package org.reperio.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.reperio.database.Sql;

/**
 * Reads files with their content and parts, in one query however many they are, and past the
 * persistence context: between two reads of one request bytes may come for hours, and others change
 * the file meanwhile.
 */
@ApplicationScoped
class FileRows {

  private static final String SELECT =
      """
      select o.id, o.bucket_id, o.key, o.version_id, o.status, o.media_type, o.sha256, s.md5,
        s.size, s.location, o.announced_size, o.announced_checksum, o.metadata::text as metadata,
        o.hidden, o.transfer, o.transfer_url, o.transfer_error, o.upload, o.parts, o.part_size,
        (select array_agg(p.part order by p.part) from file_part p
          where p.object_id = o.id and p.received is not null) as received,
        o.created, o.updated
      from file_object o left join stored_file s on s.sha256 = o.sha256
      where o.bucket_id = ?""";

  private final Sql sql;
  private final ObjectMapper json;

  FileRows(Sql sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  /** The files in a bucket, by name. */
  List<FileObject> list(UUID bucket) {
    return sql.list(SELECT + " order by o.key", this::file, bucket);
  }

  Optional<FileObject> find(UUID bucket, String key) {
    return sql.first(SELECT + " and o.key = ?", this::file, bucket, key);
  }

  boolean isLocked(UUID bucket) {
    return sql.first(
            "select locked from bucket where id = ?", row -> row.getBoolean("locked"), bucket)
        .orElse(false);
  }

  /** Whether stored content is at this place. */
  boolean isStoredAt(String location) {
    return sql.count("select count(*) from stored_file where location = ?", location) > 0;
  }

  private FileObject file(ResultSet row) throws SQLException {
    Long announced = row.getObject("announced_size", Long.class);
    String checksum = row.getString("announced_checksum");
    return new FileObject(
        new FileObject.Address(
            row.getObject("bucket_id", UUID.class),
            row.getString("key"),
            row.getObject("id", UUID.class),
            row.getObject("version_id", UUID.class)),
        FileStatus.of(row.getString("status")),
        new FileObject.Description(
            row.getString("media_type"),
            metadata(row.getString("metadata")),
            row.getBoolean("hidden")),
        content(row),
        new FileObject.Announced(
            announced, checksum == null ? null : Checksum.parse(checksum).orElse(null)),
        transfer(row, announced),
        Sql.instant(row, "created"),
        Sql.instant(row, "updated"));
  }

  private static StoredContent content(ResultSet row) throws SQLException {
    String sha256 = row.getString("sha256");
    return sha256 == null
        ? null
        : new StoredContent(
            sha256, row.getString("md5"), row.getLong("size"), row.getString("location"));
  }

  private static Transfer transfer(ResultSet row, Long size) throws SQLException {
    Integer parts = row.getObject("parts", Integer.class);
    var received = row.getArray("received");
    return new Transfer(
        Transfer.Type.valueOf(row.getString("transfer")),
        row.getString("transfer_url"),
        row.getString("transfer_error"),
        parts == null ? null : new PartedUploads.Plan(size, parts, row.getLong("part_size")),
        row.getString("upload"),
        received == null ? List.of() : Arrays.asList((Integer[]) received.getArray()));
  }

  private ObjectNode metadata(String text) {
    try {
      return (ObjectNode) json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database holds malformed metadata", e);
    }
  }
}
