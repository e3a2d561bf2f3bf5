package org.reperio.file;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.reperio.refusal.ValidationFailed;

/**
 * A named file of a record or draft, as it was when it was read.
 *
 * @param content what is stored, or null while there is nothing, and for remote files
 * @param announced what the client has said of the content before it came
 */
public record FileObject(
    Address address,
    FileStatus status,
    Description description,
    StoredContent content,
    Announced announced,
    Transfer transfer,
    Instant created,
    Instant updated) {

  /**
   * Where it is, and which.
   *
   * @param key its name
   * @param id stays for as long as the file has its name
   * @param versionId another one for each content
   */
  public record Address(UUID bucketId, String key, UUID id, UUID versionId) {}

  /**
   * Descriptions of a file.
   *
   * @param metadata what the client says about it
   * @param hidden whether it is to be left out of what people are shown
   */
  public record Description(String mediaType, ObjectNode metadata, boolean hidden) {}

  /**
   * The client's announcement of the content.
   *
   * @param size bytes, or null
   * @param checksum or null
   */
  public record Announced(Long size, Checksum checksum) {}

  public UUID id() {
    return address.id();
  }

  public UUID bucketId() {
    return address.bucketId();
  }

  public String key() {
    return address.key();
  }

  public UUID versionId() {
    return address.versionId();
  }

  public String mediaType() {
    return description.mediaType();
  }

  public ObjectNode metadata() {
    return description.metadata();
  }

  public boolean hidden() {
    return description.hidden();
  }

  public boolean isCompleted() {
    return status == FileStatus.COMPLETED;
  }

  void requireIncomplete() {
    if (isCompleted()) {
      throw ValidationFailed.of(
          "key", "File with key \"%s\" is already committed.".formatted(key()));
    }
  }

  /**
   * This file as it is now.
   *
   * @param all the files that its bucket has
   * @throws FileNotFound when it is not there any more, or its name has gone to another file
   */
  FileObject amongst(List<FileObject> all) {
    return all.stream()
        .filter(file -> file.id().equals(id()))
        .findFirst()
        .orElseThrow(() -> new FileNotFound(key()));
  }

  /** The summary for readers. */
  public FileSummary summary() {
    return new FileSummary(
        address, status, description, size(), checksum(), transfer.type(), created, updated);
  }

  /** Bytes, or null when nobody has said how many. */
  public Long size() {
    return content == null ? announced.size() : Long.valueOf(content.size());
  }

  /** The checksum that clients are shown, or null. */
  public String checksum() {
    if (content != null) {
      return "md5:" + content.md5();
    }
    return announced.checksum() == null ? null : announced.checksum().toString();
  }
}
