package org.reperio.file;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/**
 * Stored content: joins what is in the storage to the rows that name it.
 *
 * <p>Content is written without a transaction: it may take hours. Only when it is there whole, a
 * short transaction gives it to a file. The collector ({@link FileCollector}) deletes content that
 * no file has, and must not do so while a file is just getting it. Both take an advisory lock on
 * the content's digest ({@link ContentLocks}), for the time of their transaction: attaching shares
 * it with others who attach, the collector has it alone and looks again, under the lock, whether a
 * file has the content. So one of two things happens. The collector comes first: then the row is
 * gone when the lock is free, and attaching moves the staged content to its place again. Or
 * attaching comes first: then the collector finds the row in use. Staged content is guarded by a
 * lock on its name in the same way.
 */
@ApplicationScoped
public class StoredFiles {

  private final StoredFileRepository repository;
  private final FileStorage storage;
  private final ContentLocks locks;
  private final FileRows rows;
  private final ContentAlarm alarm;

  StoredFiles(
      StoredFileRepository repository,
      FileStorage storage,
      ContentLocks locks,
      FileRows rows,
      ContentAlarm alarm) {
    this.repository = repository;
    this.storage = storage;
    this.locks = locks;
    this.rows = rows;
    this.alarm = alarm;
  }

  /**
   * Keeps staged content, for a file that gets it in this transaction.
   *
   * @return its SHA-256
   */
  @Transactional(TxType.MANDATORY)
  String keep(StagedContent staged) throws IOException {
    locks.share(staged.name(), staged.sha256());
    Optional<StoredFileRepository.Place> kept = repository.place(staged.sha256());
    // The row may be there and the content not: the collector, or a disk, died in between.
    if (kept.isEmpty() || !storage.exists(kept.get().location())) {
      repository.put(
          staged.keptAt(storage.keep(staged)),
          kept.map(StoredFileRepository.Place::location).orElse(""));
    }
    if (kept.isPresent() && kept.get().unreferencedSince() != null) {
      repository.need(staged.sha256());
    }
    return staged.sha256();
  }

  /** Deletes what was staged and will not be kept; what cannot be deleted now, is collected. */
  public void discard(StagedContent staged) {
    discard(staged.name());
  }

  void discard(String staged) {
    try {
      storage.discard(staged);
    } catch (IOException e) {
      Log.warnf(e, "%s could not be discarded; the collector will", staged);
    }
  }

  /**
   * Deletes what was staged unless it became the kept content itself. For after the transaction
   * that attached it.
   */
  public void tidy(StagedContent staged) {
    if (!rows.isStoredAt(staged.name())) {
      discard(staged);
    }
  }

  /**
   * Opens a file's content from an offset on.
   *
   * @throws ContentMissing when it is not where it was kept
   */
  public InputStream open(FileObject file, long offset) throws IOException {
    if (file.content() == null) {
      throw new FileNotFound(file.key());
    }
    try {
      return storage.open(file.content().location(), offset);
    } catch (NoSuchFileException e) {
      throw alarm.raise(file);
    }
  }
}
