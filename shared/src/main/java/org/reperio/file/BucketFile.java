package org.reperio.file;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URLConnection;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The row of a file in a bucket. {@link BucketRepository} writes it, {@link FileRows} reads it. */
@Entity
@Table(name = "file_object")
class BucketFile {

  @Id UUID id;

  @Column(name = "bucket_id")
  UUID bucketId;

  String key;

  @Column(name = "version_id")
  UUID versionId;

  @Enumerated(EnumType.STRING)
  FileStatus status;

  /** Of the stored content, or null while there is none. */
  String sha256;

  @Column(name = "media_type")
  String mediaType;

  @JdbcTypeCode(SqlTypes.JSON)
  ObjectNode metadata;

  boolean hidden;

  @Enumerated(EnumType.STRING)
  Transfer.Type transfer;

  @Column(name = "transfer_url")
  String transferUrl;

  @Column(name = "transfer_error")
  String transferError;

  /** When a worker last said that it fetches the file, or null. */
  @Column(name = "fetch_claimed")
  Instant fetchClaimed;

  @Column(name = "announced_size")
  Long announcedSize;

  @Column(name = "announced_checksum")
  String announcedChecksum;

  /** The storage's name of an upload in parts that is under way, or null. */
  String upload;

  Integer parts;

  @Column(name = "part_size")
  Long partSize;

  Instant created;
  Instant updated;

  /**
   * A file whose content is to come.
   *
   * @param upload the storage's name of the upload, for one that comes in parts, else null
   */
  static BucketFile announced(UUID bucket, AnnouncedFile announced, String upload) {
    var file = new BucketFile();
    file.id = UUID.randomUUID();
    file.bucketId = bucket;
    file.key = announced.key();
    file.versionId = UUID.randomUUID();
    // A file that stays elsewhere is complete from the start.
    file.status = announced.type() == Transfer.Type.R ? FileStatus.COMPLETED : FileStatus.PENDING;
    file.mediaType = mediaType(announced.key());
    file.metadata =
        announced.metadata() == null ? JsonNodeFactory.instance.objectNode() : announced.metadata();
    file.hidden = announced.hidden();
    file.transfer = announced.type();
    file.transferUrl = announced.url();
    file.announcedSize = announced.size();
    file.announcedChecksum = announced.checksum() == null ? null : announced.checksum().toString();
    file.upload = upload;
    if (announced.plan() != null) {
      file.parts = announced.plan().parts();
      file.partSize = announced.plan().partSize();
    }
    file.created = Instant.now();
    file.updated = file.created;
    return file;
  }

  private static String mediaType(String key) {
    String guessed = URLConnection.guessContentTypeFromName(key);
    return guessed == null ? "application/octet-stream" : guessed;
  }
}
