package org.reperio.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.reperio.refusal.FieldError;
import org.reperio.refusal.ValidationFailed;

/**
 * Takes over files that another repository lists. Their content is written before there is a
 * transaction, because it may take hours, and a file gets it only when it is what was listed.
 */
@ApplicationScoped
public class MovedFiles {

  private final BucketRepository repository;
  private final FileRows rows;
  private final StoredFiles stored;
  private final FileStorage storage;
  private final FileLimits limits;
  private final UploadLimits uploads;

  MovedFiles(
      BucketRepository repository,
      FileRows rows,
      StoredFiles stored,
      FileStorage storage,
      FileLimits limits,
      UploadLimits uploads) {
    this.repository = repository;
    this.rows = rows;
    this.stored = stored;
    this.storage = storage;
    this.limits = limits;
    this.uploads = uploads;
  }

  /**
   * A file whose content is written and belongs to no bucket yet.
   *
   * @param mediaType as the other repository has it; blank when it does not say
   */
  public record Arrived(AnnouncedFile file, String mediaType, StagedContent content) {}

  /**
   * The reasons why files cannot be taken over, by their place in the list: {@code 0.key}; names
   * that lead out of a folder, names that come twice, and the limits of a record.
   *
   * @param bucket what they are added to; null for a new one
   */
  public List<FieldError> problems(UUID bucket, List<AnnouncedFile> files) {
    var errors = new ArrayList<FieldError>();
    for (int i = 0; i < files.size(); i++) {
      String at = i + ".key";
      FileInput.keyProblem(files.get(i).key())
          .ifPresent(problem -> errors.add(FieldError.of(at, problem)));
    }
    try {
      uploads.check(bucket == null ? List.of() : rows.list(bucket), files);
    } catch (ValidationFailed e) {
      errors.addAll(e.errors());
    }
    return errors;
  }

  /**
   * Writes the content of a file.
   *
   * @throws ValidationFailed when its size or checksum is not what was announced; nothing of it is
   *     kept then
   * @throws FileTooLarge when it has more bytes than a file may have
   */
  public Arrived stage(AnnouncedFile file, String mediaType, InputStream content)
      throws IOException {
    StagedContent staged = storage.stage(content, limits.maxBytes());
    try {
      compare(file, staged);
    } catch (ValidationFailed e) {
      stored.discard(staged);
      throw e;
    }
    return new Arrived(file, mediaType, staged);
  }

  /**
   * Reads the content of a file to its end and keeps nothing of it.
   *
   * @throws ValidationFailed when its size or checksum is not what was announced
   */
  public void read(AnnouncedFile file, InputStream content) throws IOException {
    var digest = new ContentDigest();
    var buffer = new byte[256 * 1024];
    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
      digest.update(buffer, 0, read);
    }
    compare(file, digest.of(""));
  }

  private static void compare(AnnouncedFile file, StagedContent content) {
    if (file.size() != null && file.size() != content.size()) {
      throw ValidationFailed.of(
          file.key(),
          "It has %,d bytes and not the %,d that are listed."
              .formatted(content.size(), file.size()));
    }
    if (file.checksum() != null && !file.checksum().matches(content)) {
      throw ValidationFailed.of(
          file.key(),
          "Its checksum is md5:%s, sha256:%s and not the %s that is listed."
              .formatted(content.md5(), content.sha256(), file.checksum()));
    }
  }

  /** Gives a bucket files that it does not have, complete, and closes it. */
  @Transactional(TxType.MANDATORY)
  public void attach(UUID bucket, List<Arrived> files) throws IOException {
    var added = new ArrayList<BucketFile>();
    for (Arrived arrived : files) {
      BucketFile file = BucketFile.announced(bucket, arrived.file(), null);
      if (!arrived.mediaType().isBlank()) {
        file.mediaType = arrived.mediaType();
      }
      file.sha256 = stored.keep(arrived.content());
      file.status = FileStatus.COMPLETED;
      added.add(file);
    }
    repository.addFiles(added);
    repository.lock(bucket);
  }

  /**
   * Deletes what was written for a file unless it became the kept content itself. For after the
   * transaction, whether it went well or not.
   */
  public void tidy(Arrived file) {
    stored.tidy(file.content());
  }
}
