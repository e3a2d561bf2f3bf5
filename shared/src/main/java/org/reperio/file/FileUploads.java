package org.reperio.file;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.reperio.database.Sql;
import org.reperio.model.FieldError;
import org.reperio.model.ValidationFailed;

/**
 * How content comes into a bucket, within its limits. Nothing of the database is held while bytes
 * come; what came is attached in one short transaction, under the lock of the bucket, so that a
 * file that was deleted or published meanwhile does not get it.
 */
@ApplicationScoped
public class FileUploads {

  private static final String LOCKED = "The files of this record cannot be changed any more.";

  private final Sql sql;
  private final Buckets buckets;
  private final StoredFiles stored;
  private final FileStorage storage;
  private final FileLimits limits;

  public FileUploads(
      Sql sql, Buckets buckets, StoredFiles stored, FileStorage storage, FileLimits limits) {
    this.sql = sql;
    this.buckets = buckets;
    this.stored = stored;
    this.storage = storage;
    this.limits = limits;
  }

  /**
   * Announces files whose content is to come, all or none.
   *
   * @throws ValidationFailed when names are taken, or the limits are passed
   */
  public void announce(UUID bucket, List<AnnouncedFile> files) {
    alone(
        bucket,
        () -> {
          check(bucket, files);
          var errors = new ArrayList<FieldError>();
          for (int i = 0; i < files.size(); i++) {
            AnnouncedFile file = files.get(i);
            if (!buckets.add(bucket, file, null)) {
              errors.add(
                  FieldError.of(
                      i + ".key", "File with key %s already exists.".formatted(file.key())));
            }
          }
          if (!errors.isEmpty()) {
            throw new ValidationFailed(errors);
          }
          // Last, as the storage does not take part in the transaction.
          for (AnnouncedFile file : files) {
            if (file.plan() != null) {
              sql.update(
                  "update file_object set upload = ? where bucket_id = ? and key = ?",
                  storage.parts().begin(file.plan()),
                  bucket,
                  file.key());
            }
          }
          return null;
        });
  }

  private void check(UUID bucket, List<AnnouncedFile> files) {
    List<FileObject> there = buckets.list(bucket);
    if (there.size() + files.size() > limits.maxCount()) {
      throw ValidationFailed.of(
          "_schema", "A record has at most %,d files.".formatted(limits.maxCount()));
    }
    long left = limits.maxRecordBytes() - used(there, null);
    for (int i = 0; i < files.size(); i++) {
      AnnouncedFile file = files.get(i);
      if (file.type() == Transfer.Type.R || file.size() == null) {
        continue;
      }
      left -= Math.min(file.size(), Long.MAX_VALUE / 4);
      if (file.size() > limits.maxBytes()) {
        throw ValidationFailed.of(i + ".size", new FileTooLarge(limits.maxBytes()).getMessage());
      }
      if (left < 0) {
        throw ValidationFailed.of(i + ".size", overQuota());
      }
      if (file.plan() != null
          && file.plan().parts() > 1
          && file.plan().partSize() < storage.parts().minPartSize()) {
        throw ValidationFailed.of(
            i + ".transfer.part_size",
            "Parts have at least %,d bytes here.".formatted(storage.parts().minPartSize()));
      }
    }
  }

  /** The bytes that files take up or will, but for one. */
  private static long used(List<FileObject> files, String but) {
    return files.stream()
        .filter(file -> file.transfer().type() != Transfer.Type.R && !file.key().equals(but))
        .map(FileObject::size)
        .filter(Objects::nonNull)
        .mapToLong(Long::longValue)
        .sum();
  }

  private String overQuota() {
    return "The files of a record have at most %,d bytes together."
        .formatted(limits.maxRecordBytes());
  }

  /**
   * Receives the whole content of a file. It can be sent again until it is committed.
   *
   * @param length bytes that the sender will send, if it says so
   * @throws ValidationFailed when it is not what was announced; nothing is kept then
   * @throws FileTooLarge when it is over a limit
   */
  public void upload(FileObject file, InputStream content, OptionalLong length) throws IOException {
    if (file.transfer().type() != Transfer.Type.L) {
      throw ValidationFailed.of(
          "key",
          file.transfer().type() == Transfer.Type.M
              ? "Can not set content for multipart file, use the parts instead."
              : "The content of this file does not come from you.");
    }
    requireIncomplete(file);
    receive(file, content, length, "uploaded");
  }

  /** Receives content that was fetched, which completes the file. */
  void fetched(FileObject file, InputStream content, OptionalLong length) throws IOException {
    receive(file, content, length, "completed");
  }

  private void receive(FileObject file, InputStream content, OptionalLong length, String status)
      throws IOException {
    long max = limit(file, length);
    StagedContent staged;
    try {
      staged = storage.stage(content, max);
    } catch (FileTooLarge e) {
      if (file.announcedSize() != null) {
        throw sizeDiffers(file.announcedSize(), "more");
      }
      throw e;
    }
    boolean attached = false;
    try {
      if (length.isPresent() && length.getAsLong() != staged.size()) {
        throw sizeDiffers(length.getAsLong(), "%,d".formatted(staged.size()));
      }
      compare(file, staged);
      alone(
          file.bucketId(),
          () -> {
            FileObject now = current(file);
            requireIncomplete(now);
            if (used(buckets.list(file.bucketId()), file.key())
                > limits.maxRecordBytes() - staged.size()) {
              throw new FileTooLarge(overQuota());
            }
            stored.attach(file.bucketId(), file.key(), staged, status);
            if (status.equals("completed")) {
              becomeLocal(file);
            }
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

  private void becomeLocal(FileObject file) {
    sql.update(
        """
        update file_object set transfer = 'L', transfer_url = null, transfer_error = null,
          upload = null, parts = null, part_size = null, fetch_claimed = null
        where id = ?""",
        file.id());
    sql.update("delete from file_part where object_id = ?", file.id());
  }

  /** How much may come; refuses what is announced to be more. */
  private long limit(FileObject file, OptionalLong length) {
    long quota = limits.maxRecordBytes() - used(buckets.list(file.bucketId()), file.key());
    if (length.isPresent()) {
      if (file.announcedSize() != null && file.announcedSize() != length.getAsLong()) {
        throw sizeDiffers(file.announcedSize(), "%,d".formatted(length.getAsLong()));
      }
      if (length.getAsLong() > limits.maxBytes()) {
        throw new FileTooLarge(limits.maxBytes());
      }
      if (length.getAsLong() > quota) {
        throw new FileTooLarge(overQuota());
      }
    }
    long max = Math.max(0, Math.min(limits.maxBytes(), quota));
    return file.announcedSize() == null ? max : Math.min(max, file.announcedSize());
  }

  private static ValidationFailed sizeDiffers(long announced, String received) {
    return ValidationFailed.of(
        "size",
        "%,d bytes were announced and %s came. Nothing was kept.".formatted(announced, received));
  }

  private static void compare(FileObject file, StagedContent staged) {
    if (file.announcedSize() != null && file.announcedSize() != staged.size()) {
      throw sizeDiffers(file.announcedSize(), "%,d".formatted(staged.size()));
    }
    Checksum announced = file.announcedChecksum();
    if (announced != null && !announced.matches(staged)) {
      throw ValidationFailed.of(
          "checksum",
          "%s was announced, and the content has md5:%s, sha256:%s. Nothing was kept."
              .formatted(announced, staged.md5(), staged.sha256()));
    }
  }

  /**
   * Receives one part of a file's content. Parts come in any order, several at once, and again.
   *
   * @param part from 1
   * @param length bytes that the sender will send, if it says so
   * @throws ValidationFailed when there is no such part, or it has another size
   */
  public void uploadPart(FileObject file, int part, InputStream content, OptionalLong length)
      throws IOException {
    requireParts(file);
    requireIncomplete(file);
    PartedUploads.Plan plan = file.transfer().plan();
    if (part < 1 || part > plan.parts()) {
      throw ValidationFailed.of("part", "The file has parts 1 to %d.".formatted(plan.parts()));
    }
    long expected = plan.length(part);
    if (length.isPresent() && length.getAsLong() != expected) {
      throw partDiffers(part, expected, "%,d".formatted(length.getAsLong()));
    }
    UUID token = UUID.randomUUID();
    Optional<PartedUploads.Received> before = takeOver(file, part, token);
    String tag;
    try (var exact = new ExactLength(content, expected)) {
      tag = storage.parts().write(file.transfer().upload(), plan, part, exact);
      exact.requireEnd();
    } catch (NoSuchFileException e) {
      throw restart(file);
    } catch (IOException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof ExactLength.Differs differs) {
          throw partDiffers(part, expected, differs.received());
        }
      }
      throw e;
    }
    if (before.isPresent()) {
      storage.parts().forget(file.transfer().upload(), before.get());
    }
    int noted =
        sql.update(
            """
            update file_part set tag = ?, received = now()
            where object_id = ? and part = ? and token = ?""",
            tag,
            file.id(),
            part,
            token);
    if (noted == 0) {
      storage.parts().forget(file.transfer().upload(), new PartedUploads.Received(part, tag));
      throw ValidationFailed.of(
          "part", "Part %d was sent again since; this sending is void.".formatted(part));
    }
  }

  /** From here on the part counts as missing, also when it was there before. */
  private Optional<PartedUploads.Received> takeOver(FileObject file, int part, UUID token) {
    Optional<PartedUploads.Received> before =
        sql.first(
            "select part, tag from file_part"
                + " where object_id = ? and part = ? and received is not null",
            row -> new PartedUploads.Received(row.getInt(1), row.getString(2)),
            file.id(),
            part);
    sql.update(
        """
        insert into file_part (object_id, part, token) values (?, ?, ?)
        on conflict (object_id, part) do update
          set token = excluded.token, tag = null, received = null""",
        file.id(),
        part,
        token);
    return before;
  }

  /** Begins anew an upload that the storage does not know any more. */
  private ValidationFailed restart(FileObject file) throws IOException {
    FileObject now = current(file);
    requireIncomplete(now);
    if (Objects.equals(now.transfer().upload(), file.transfer().upload())) {
      String upload = storage.parts().begin(file.transfer().plan());
      QuarkusTransaction.joiningExisting()
          .run(
              () -> {
                sql.update("update file_object set upload = ? where id = ?", upload, file.id());
                sql.update("delete from file_part where object_id = ?", file.id());
              });
    }
    return ValidationFailed.of("parts", "The parts that came are lost. Send all parts again.");
  }

  private static ValidationFailed partDiffers(int part, long expected, String received) {
    return ValidationFailed.of(
        "part", "Part %d has %,d bytes, and %s came.".formatted(part, expected, received));
  }

  /**
   * Declares a file complete; one in parts is put together.
   *
   * @throws ValidationFailed when content is missing, or is not what was announced
   */
  public void commit(FileObject file) throws IOException {
    switch (file.transfer().type()) {
      case M -> assemble(file);
      case L -> {
        if (file.content() == null) {
          throw ValidationFailed.of("key", "The file's content has not been uploaded.");
        }
        alone(
            file.bucketId(),
            () -> {
              buckets.complete(file.bucketId(), file.key());
              return null;
            });
      }
      case F, R -> throw ValidationFailed.of("key", "This file is not committed by you.");
    }
  }

  private void assemble(FileObject file) throws IOException {
    List<Integer> missing = file.transfer().missing();
    if (!missing.isEmpty()) {
      throw ValidationFailed.of("parts", "Parts are missing: " + abbreviated(missing) + ".");
    }
    List<PartedUploads.Received> parts =
        sql.list(
            "select part, tag from file_part where object_id = ? order by part",
            row -> new PartedUploads.Received(row.getInt(1), row.getString(2)),
            file.id());
    List<Integer> unfinished =
        parts.stream().filter(p -> p.tag() == null).map(PartedUploads.Received::part).toList();
    if (!unfinished.isEmpty()) {
      throw ValidationFailed.of("parts", "Parts are missing: " + abbreviated(unfinished) + ".");
    }
    StagedContent staged;
    try {
      staged = storage.parts().assemble(file.transfer().upload(), file.transfer().plan(), parts);
    } catch (DamagedParts e) {
      e.parts().forEach(part -> forget(file, part));
      throw ValidationFailed.of("parts", e.getMessage());
    } catch (NoSuchFileException e) {
      throw restart(file);
    }
    boolean attached = false;
    try {
      compare(file, staged);
      alone(
          file.bucketId(),
          () -> {
            requireIncomplete(current(file));
            if (!tags(file).equals(parts)) {
              throw ValidationFailed.of(
                  "parts", "Parts were sent during the commit. Commit again.");
            }
            stored.attach(file.bucketId(), file.key(), staged, "completed");
            becomeLocal(file);
            return null;
          });
      attached = true;
    } finally {
      if (attached) {
        stored.tidy(staged);
        stored.discard(file.transfer().upload());
      } else {
        stored.discard(staged);
      }
    }
  }

  private List<PartedUploads.Received> tags(FileObject file) {
    return sql.list(
        "select part, tag from file_part where object_id = ? order by part for update",
        row -> new PartedUploads.Received(row.getInt(1), row.getString(2)),
        file.id());
  }

  private void forget(FileObject file, int part) {
    sql.update("delete from file_part where object_id = ? and part = ?", file.id(), part);
  }

  private static String abbreviated(List<Integer> parts) {
    int shown = Math.min(parts.size(), 20);
    String list =
        String.join(", ", parts.subList(0, shown).stream().map(Object::toString).toList());
    return shown < parts.size() ? list + ", ... (%d in all)".formatted(parts.size()) : list;
  }

  /** Removes a file, and gives up what is under way for it. */
  public void remove(FileObject file) {
    alone(
        file.bucketId(),
        () -> {
          buckets.remove(file.bucketId(), file.key());
          return null;
        });
    if (file.transfer().upload() != null) {
      stored.discard(file.transfer().upload());
    }
  }

  private FileObject current(FileObject file) {
    return buckets
        .find(file.bucketId(), file.key())
        .filter(now -> now.id().equals(file.id()))
        .orElseThrow(() -> new FileNotFound(file.key()));
  }

  private static void requireParts(FileObject file) {
    if (file.transfer().type() != Transfer.Type.M) {
      throw ValidationFailed.of("key", "The file does not come in parts.");
    }
  }

  private static void requireIncomplete(FileObject file) {
    if (file.isCompleted()) {
      throw ValidationFailed.of(
          "key", "File with key \"%s\" is already committed.".formatted(file.key()));
    }
  }

  /** Does something in one transaction while nobody else changes the bucket's files. */
  private void alone(UUID bucket, Callable<Void> change) {
    QuarkusTransaction.joiningExisting()
        .call(
            () -> {
              if (!buckets.hold(bucket)) {
                throw ValidationFailed.of("files", LOCKED);
              }
              return change.call();
            });
  }
}
