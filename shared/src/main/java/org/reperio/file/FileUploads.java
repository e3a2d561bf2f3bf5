package org.reperio.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.reperio.refusal.ValidationFailed;

/**
 * How content comes into a bucket, within its limits. Nothing of the database is held while bytes
 * come; what came is attached in one short transaction, under the lock of the bucket, so that a
 * file that was deleted or published meanwhile does not get it.
 */
@ApplicationScoped
public class FileUploads {

  private final Buckets buckets;
  private final BucketRepository repository;
  private final StoredFiles stored;
  private final FileStorage storage;
  private final UploadLimits limits;
  private final PartUploads parts;

  FileUploads(
      Buckets buckets,
      BucketRepository repository,
      StoredFiles stored,
      FileStorage storage,
      UploadLimits limits,
      PartUploads parts) {
    this.buckets = buckets;
    this.repository = repository;
    this.stored = stored;
    this.storage = storage;
    this.limits = limits;
    this.parts = parts;
  }

  /**
   * Announces files whose content is to come, all or none.
   *
   * @throws ValidationFailed when names are taken, or the limits are passed
   */
  public void announce(UUID bucket, List<AnnouncedFile> files) {
    buckets.alone(
        bucket,
        () -> {
          limits.check(buckets.list(bucket), files);
          var added = new ArrayList<BucketFile>();
          for (AnnouncedFile file : files) {
            String upload = file.plan() == null ? null : storage.parts().begin(file.plan());
            added.add(BucketFile.announced(bucket, file, upload));
          }
          repository.addFiles(added);
          return null;
        });
  }

  /**
   * Begins to receive the whole content of a file. It can be sent again until it is committed.
   *
   * @param length bytes that the sender will send, if it says so
   * @return fails with {@link ValidationFailed} when it is not what was announced, and with {@link
   *     FileTooLarge} when it is over a limit; nothing is kept then
   */
  public Incoming<Void> upload(FileObject file, OptionalLong length) throws IOException {
    if (file.transfer().type() != Transfer.Type.L) {
      throw ValidationFailed.of(
          "key",
          file.transfer().type() == Transfer.Type.M
              ? "Can not set content for multipart file, use the parts instead."
              : "The content of this file does not come from you.");
    }
    file.requireIncomplete();
    return receive(file, length, staged -> repository.upload(file.id(), stored.keep(staged)));
  }

  /** Receives content that was fetched, which completes the file. */
  void fetched(FileObject file, InputStream content, OptionalLong length) throws IOException {
    receive(file, length, staged -> buckets.complete(file, staged)).take(content);
  }

  private interface Attachment {
    void attach(StagedContent staged) throws IOException;
  }

  private Incoming<Void> receive(FileObject file, OptionalLong length, Attachment attachment)
      throws IOException {
    long most = limits.most(file, buckets.list(file.bucketId()), length);
    Incoming<StagedContent> content = new AsAnnounced(file, storage.stage(most));
    return content.then(
        staged -> {
          attach(file, staged, length, attachment);
          return null;
        });
  }

  private void attach(
      FileObject file, StagedContent staged, OptionalLong length, Attachment attachment)
      throws IOException {
    boolean attached = false;
    try {
      if (length.isPresent() && length.getAsLong() != staged.size()) {
        throw UploadLimits.sizeDiffers(length.getAsLong(), staged.size());
      }
      UploadLimits.compare(file, staged);
      buckets.alone(
          file.bucketId(),
          () -> {
            List<FileObject> all = buckets.list(file.bucketId());
            file.amongst(all).requireIncomplete();
            limits.requireRoom(file, all, staged);
            attachment.attach(staged);
            return null;
          });
      attached = true;
    } finally {
      if (attached) {
        stored.tidy(staged);
      } else {
        stored.discard(staged);
      }
    }
  }

  /** Content of a file that may have been announced with a size. */
  private record AsAnnounced(FileObject file, Incoming<StagedContent> content)
      implements Incoming<StagedContent> {

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        content.write(bytes, offset, length);
      } catch (FileTooLarge e) {
        if (file.announced().size() != null) {
          throw UploadLimits.sizeDiffers(file.announced().size(), "more");
        }
        throw e;
      }
    }

    @Override
    public StagedContent complete() throws IOException {
      return content.complete();
    }

    @Override
    public void close() throws IOException {
      content.close();
    }
  }

  /**
   * Begins to receive one part of a file's content. Parts come in any order, several at once, and
   * again.
   *
   * @param part from 1
   * @param length bytes that the sender will send, if it says so
   * @throws ValidationFailed when there is no such part, or it has another size
   */
  public Incoming<Void> uploadPart(FileObject file, int part, OptionalLong length)
      throws IOException {
    return parts.upload(file, part, length);
  }

  /**
   * Declares a file complete; one in parts is put together.
   *
   * @param along is done in the same transaction
   * @throws ValidationFailed when content is missing, or is not what was announced
   */
  public void commit(FileObject file, Runnable along) throws IOException {
    switch (file.transfer().type()) {
      case M -> parts.commit(file, along);
      case L -> {
        if (file.content() == null) {
          throw ValidationFailed.of("key", "The file's content has not been uploaded.");
        }
        buckets.alone(
            file.bucketId(),
            () -> {
              repository.commit(file.id());
              along.run();
              return null;
            });
      }
      case F, R -> throw ValidationFailed.of("key", "This file is not committed by you.");
    }
  }

  /** Removes a file, and gives up what is under way for it. */
  public void remove(FileObject file) {
    buckets.alone(
        file.bucketId(),
        () -> {
          repository.removeFile(file.id());
          return null;
        });
    if (file.transfer().upload() != null) {
      stored.discard(file.transfer().upload());
    }
  }
}
