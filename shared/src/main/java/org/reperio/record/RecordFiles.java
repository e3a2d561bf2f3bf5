package org.reperio.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.reperio.access.Identity;
import org.reperio.access.Permission;
import org.reperio.access.PermissionDenied;
import org.reperio.file.Buckets;
import org.reperio.file.FileNotFound;
import org.reperio.file.FileObject;
import org.reperio.model.FieldError;
import org.reperio.model.ValidationFailed;

/** The files of records, for those who may read them, and of drafts, for those who write them. */
@ApplicationScoped
public class RecordFiles {

  private static final int MAX_KEY = 1024;

  private final RecordRows rows;
  private final RecordPermissions permissions;
  private final Buckets buckets;

  public RecordFiles(RecordRows rows, RecordPermissions permissions, Buckets buckets) {
    this.rows = rows;
    this.permissions = permissions;
    this.buckets = buckets;
  }

  /** The files of a published record. */
  public List<FileObject> list(Identity who, String pid) {
    return buckets.list(readable(who, pid).bucketId());
  }

  public FileObject get(Identity who, String pid, String key) {
    return find(readable(who, pid).bucketId(), key);
  }

  /** The files of a draft, finished or not. */
  public List<FileObject> listDraft(Identity who, String pid) {
    return buckets.list(draft(who, pid, Permission.PREVIEW).bucketId());
  }

  public FileObject getDraft(Identity who, String pid, String key) {
    return find(draft(who, pid, Permission.PREVIEW).bucketId(), key);
  }

  /**
   * Opens a file's content.
   *
   * @param offset the first byte wanted, from 0
   * @throws FileNotFound when its upload is not finished
   */
  public InputStream open(FileObject file, long offset) throws IOException {
    if (file.content() == null) {
      throw new FileNotFound(file.key());
    }
    return buckets.open(file, offset);
  }

  /** Announces files whose content is to come, all or none. */
  @Transactional
  public List<FileObject> start(Identity who, String pid, List<String> keys) {
    RecordRow draft = unlocked(who, pid);
    if (!draft.document().at("/files/enabled").asBoolean(true)) {
      throw new ValidationFailed(
          List.of(
              FieldError.of(
                  "files.enabled", "The record is metadata-only: enable its files first.")));
    }
    var errors = new ArrayList<FieldError>();
    for (int i = 0; i < keys.size(); i++) {
      String problem = problem(keys.get(i));
      if (problem == null && !buckets.start(draft.bucketId(), keys.get(i))) {
        problem = "File with key %s already exists.".formatted(keys.get(i));
      }
      if (problem != null) {
        errors.add(FieldError.of(i + ".key", problem));
      }
    }
    if (!errors.isEmpty()) {
      throw new ValidationFailed(errors);
    }
    return buckets.list(draft.bucketId());
  }

  private static String problem(String key) {
    if (key == null || key.isBlank()) {
      return "Missing data for required field.";
    }
    if (key.length() > MAX_KEY) {
      return "A file's name has at most %,d characters.".formatted(MAX_KEY);
    }
    boolean unsafe =
        key.startsWith("/")
            || key.contains("\\")
            || List.of(key.split("/", -1)).stream()
                .anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."))
            || key.chars().anyMatch(Character::isISOControl);
    return unsafe
        ? "A file's name may not have control characters, '\\', or empty, '.' or '..' parts."
        : null;
  }

  /** Receives a file's content; it can be sent again until it is committed. */
  public FileObject upload(Identity who, String pid, String key, InputStream content)
      throws IOException {
    UUID bucket = unlocked(who, pid).bucketId();
    if (find(bucket, key).isCompleted()) {
      throw new ValidationFailed(
          List.of(FieldError.of("key", "The file is complete. Delete it first to replace it.")));
    }
    buckets.upload(bucket, key, content);
    return find(bucket, key);
  }

  /** Declares a file complete. */
  public FileObject commit(Identity who, String pid, String key) {
    UUID bucket = unlocked(who, pid).bucketId();
    if (find(bucket, key).content() == null) {
      throw new ValidationFailed(
          List.of(FieldError.of("key", "The file's content has not been uploaded.")));
    }
    buckets.complete(bucket, key);
    return find(bucket, key);
  }

  public void delete(Identity who, String pid, String key) {
    UUID bucket = unlocked(who, pid).bucketId();
    buckets.remove(bucket, find(bucket, key).key());
  }

  private FileObject find(UUID bucket, String key) {
    return buckets.find(bucket, key).orElseThrow(() -> new FileNotFound(key));
  }

  private RecordRow readable(Identity who, String pid) {
    RecordRow row = rows.record(pid).orElseThrow(RecordNotFound::new);
    if (row.isDeleted()) {
      throw RecordGone.of(row);
    }
    permissions.requireReadFiles(who, row);
    return row;
  }

  private RecordRow draft(Identity who, String pid, Permission needed) {
    RecordRow row = rows.draft(pid).orElseThrow(RecordNotFound::new);
    permissions.require(who, row, needed);
    return row;
  }

  private RecordRow unlocked(Identity who, String pid) {
    RecordRow row = draft(who, pid, Permission.EDIT);
    if (buckets.isLocked(row.bucketId())) {
      throw new PermissionDenied();
    }
    return row;
  }
}
