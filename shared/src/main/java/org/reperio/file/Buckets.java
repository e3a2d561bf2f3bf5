package org.reperio.file;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.reperio.database.Ids;
import org.reperio.refusal.FieldError;
import org.reperio.refusal.ValidationFailed;

/**
 * Buckets and the files in them: which files a record or draft has. Does not ask who does it; that
 * is for the services.
 */
@ApplicationScoped
public class Buckets {

  private static final String LOCKED = "The files of this record cannot be changed any more.";

  private final BucketRepository repository;
  private final FileRows rows;
  private final StoredFiles stored;
  private final FileStorage storage;
  private final FileLimits limits;

  Buckets(
      BucketRepository repository,
      FileRows rows,
      StoredFiles stored,
      FileStorage storage,
      FileLimits limits) {
    this.repository = repository;
    this.rows = rows;
    this.stored = stored;
    this.storage = storage;
    this.limits = limits;
  }

  /** A new, empty bucket. */
  public UUID create() {
    UUID id = Ids.next();
    create(List.of(id));
    return id;
  }

  /** New, empty buckets with these identifiers. */
  public void create(List<UUID> ids) {
    repository.add(ids);
  }

  /** Closes a bucket: the files of a published record do not change. */
  public void lock(UUID bucket) {
    repository.lock(bucket);
  }

  public void delete(UUID bucket) {
    repository.remove(bucket);
  }

  public boolean isLocked(UUID bucket) {
    return rows.isLocked(bucket);
  }

  /**
   * Keeps others from changing the files of a bucket until the transaction ends.
   *
   * @return whether it is open; false when it is locked, or not there any more
   */
  public boolean hold(UUID bucket) {
    return repository.hold(bucket);
  }

  /**
   * The errors that keep a document with this bucket from being published. No file of the bucket
   * changes until the transaction ends.
   */
  @Transactional(TxType.MANDATORY)
  public List<FieldError> problems(UUID bucket, ObjectNode document) {
    hold(bucket);
    return PublishableFiles.problems(list(bucket), document);
  }

  /**
   * Does something in one transaction while nobody else changes the bucket's files.
   *
   * @throws ValidationFailed when the bucket is locked
   */
  void alone(UUID bucket, Callable<Void> change) {
    QuarkusTransaction.joiningExisting()
        .call(
            () -> {
              if (!hold(bucket)) {
                throw ValidationFailed.of("files", LOCKED);
              }
              return change.call();
            });
  }

  /** The files in a bucket, by name. */
  public List<FileObject> list(UUID bucket) {
    return rows.list(bucket);
  }

  public Optional<FileObject> find(UUID bucket, String key) {
    return rows.find(bucket, key);
  }

  /** Stores a file of a new name in one step. */
  @Transactional(TxType.MANDATORY)
  public void store(UUID bucket, String key, String mediaType, InputStream content)
      throws IOException {
    StagedContent staged = storage.stage(content, limits.maxBytes());
    BucketFile file = BucketFile.announced(bucket, AnnouncedFile.named(key), null);
    file.mediaType = mediaType;
    file.sha256 = stored.keep(staged);
    file.status = FileStatus.COMPLETED;
    repository.addFiles(List.of(file));
    stored.tidy(staged);
  }

  /** Completes a file with its content. However that came, the file is a local one now. */
  @Transactional(TxType.MANDATORY)
  public void complete(FileObject file, StagedContent staged) throws IOException {
    repository.complete(file.id(), stored.keep(staged));
  }

  /** Changes what is said about a file; null leaves it as it is. */
  public void describe(UUID bucket, String key, FileInput.Description description) {
    repository.describe(bucket, key, description);
  }

  /** Gives all finished files of a bucket to another, empty one; no byte is copied. */
  public void link(UUID from, UUID to) {
    repository.link(from, to);
  }

  /** Opens a file's content from an offset on. */
  public InputStream open(FileObject file, long offset) throws IOException {
    return stored.open(file, offset);
  }
}
