package org.reperio.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.reperio.access.Identity;
import org.reperio.access.Permission;
import org.reperio.access.PermissionDenied;
import org.reperio.audit.AuditAction;
import org.reperio.audit.AuditDetails;
import org.reperio.file.AnnouncedFile;
import org.reperio.file.Buckets;
import org.reperio.file.FileInput;
import org.reperio.file.FileList;
import org.reperio.file.FileNotFound;
import org.reperio.file.FileObject;
import org.reperio.file.FileUploads;
import org.reperio.file.ForeignHosts;
import org.reperio.file.Incoming;
import org.reperio.messaging.RecordEvent;
import org.reperio.refusal.FieldError;
import org.reperio.refusal.ValidationFailed;

/**
 * The files of drafts, for those who write them. What receives content runs without a transaction:
 * bytes may come for hours.
 */
@ApplicationScoped
public class DraftFiles {

  private static final int MOST_LOGGED = 20;

  private final RecordRows rows;
  private final RecordFiles files;
  private final RecordPermissions permissions;
  private final DraftRepository drafts;
  private final Buckets buckets;
  private final FileUploads uploads;
  private final ForeignHosts hosts;
  private final RecordChanges changes;

  DraftFiles(
      RecordRows rows,
      RecordFiles files,
      RecordPermissions permissions,
      DraftRepository drafts,
      Buckets buckets,
      FileUploads uploads,
      ForeignHosts hosts,
      RecordChanges changes) {
    this.rows = rows;
    this.files = files;
    this.permissions = permissions;
    this.drafts = drafts;
    this.buckets = buckets;
    this.uploads = uploads;
    this.hosts = hosts;
    this.changes = changes;
  }

  /**
   * Announces files whose content is to come, all or none.
   *
   * @throws PermissionDenied also for transfers that the asker may not use
   */
  @Transactional
  public FileList start(Identity who, String pid, List<AnnouncedFile> announced) {
    RecordRow draft = unlocked(who, pid);
    requireEnabled(draft);
    var errors = new ArrayList<FieldError>();
    for (int i = 0; i < announced.size(); i++) {
      AnnouncedFile file = announced.get(i);
      if (!hosts.mayUse(who, file.type())) {
        throw new PermissionDenied();
      }
      if (file.url() != null) {
        String field = i + ".transfer.url";
        hosts
            .problem(file.type(), file.url())
            .ifPresent(problem -> errors.add(FieldError.of(field, problem)));
      }
    }
    if (!errors.isEmpty()) {
      throw new ValidationFailed(errors);
    }
    uploads.announce(draft.bucketId(), announced);
    List<String> keys = announced.stream().map(AnnouncedFile::key).toList();
    changes.note(who, AuditAction.DRAFT_FILE_CREATE, pid, ofFiles(keys));
    return files.list(draft);
  }

  private static void requireEnabled(RecordRow draft) {
    if (!draft.document().at("/files/enabled").asBoolean(true)) {
      throw ValidationFailed.because("files.enabled", "Files are not enabled.");
    }
  }

  /**
   * Begins to receive a file's content; it can be sent again until it is committed.
   *
   * @param length bytes that the sender will send, if it says so
   */
  public Incoming<FileObject> upload(Identity who, String pid, String key, OptionalLong length)
      throws IOException {
    FileObject file = find(unlocked(who, pid), key);
    return uploads.upload(file, length).then(done -> find(file));
  }

  /**
   * Begins to receive one part of a file that comes in parts.
   *
   * @param part from 1
   * @param length bytes that the sender will send, if it says so
   */
  public Incoming<FileObject> uploadPart(
      Identity who, String pid, String key, int part, OptionalLong length) throws IOException {
    FileObject file = find(unlocked(who, pid), key);
    return uploads.uploadPart(file, part, length).then(done -> find(file));
  }

  /** Declares a file complete; one that came in parts is put together. */
  public FileObject commit(Identity who, String pid, String key) throws IOException {
    FileObject file = find(unlocked(who, pid), key);
    uploads.commit(
        file, () -> changes.note(who, AuditAction.DRAFT_FILE_COMMIT, pid, ofFiles(List.of(key))));
    return find(file);
  }

  /** Changes what is said about a file. */
  @Transactional
  public FileObject describe(
      Identity who, String pid, String key, FileInput.Description description) {
    FileObject file = find(unlocked(who, pid), key);
    buckets.describe(file.bucketId(), key, description);
    changes.note(who, AuditAction.DRAFT_FILE_UPDATE, pid, ofFiles(List.of(key)));
    return find(file);
  }

  /** Deletes a file, and its place in the options of the draft. */
  @Transactional
  public void delete(Identity who, String pid, String key) {
    RecordRow row = unlocked(who, pid);
    // As in publishing, the draft is locked before its files.
    Draft draft = drafts.lock(pid, OptionalInt.empty());
    delete(who, draft, row, List.of(find(row, key)));
  }

  /** Deletes all files of a draft. */
  @Transactional
  public void deleteAll(Identity who, String pid) {
    RecordRow row = unlocked(who, pid);
    Draft draft = drafts.lock(pid, OptionalInt.empty());
    delete(who, draft, row, buckets.list(row.bucketId()));
  }

  private void delete(Identity who, Draft draft, RecordRow row, List<FileObject> gone) {
    gone.forEach(uploads::remove);
    List<String> keys = gone.stream().map(FileObject::key).toList();
    changes.note(who, AuditAction.DRAFT_FILE_DELETE, row.pid(), ofFiles(keys));
    FileList options = files.list(row);
    if (keys.contains(options.defaultPreview())
        || options.order().stream().anyMatch(keys::contains)) {
      ObjectNode changed = draft.document.get("files").deepCopy();
      if (keys.contains(options.defaultPreview())) {
        changed.remove("default_preview");
      }
      var order = changed.putArray("order");
      options.order().stream().filter(key -> !keys.contains(key)).forEach(order::add);
      drafts.setFileOptions(draft, changed);
      changes.tell(new RecordEvent(RecordEvent.Kind.DRAFT_SAVED, draft.id));
    }
  }

  /**
   * Gives the draft of a new version the files of the version before, with their options. No byte
   * is copied.
   */
  @Transactional
  public FileList importFromPrevious(Identity who, String pid) {
    RecordRow row = unlocked(who, pid);
    RecordRow previous = rows.latestOfParent(row.parent().pid()).orElseThrow(RecordNotFound::new);
    if (previous.pid().equals(row.pid())) {
      throw ValidationFailed.of("files.enabled", "There is no earlier version to take files from.");
    }
    permissions.requireReadFiles(who, previous);
    FileList before = files.list(previous);
    if (!before.enabled()) {
      throw ValidationFailed.of("files.enabled", "The record has no files.");
    }
    Draft draft = drafts.lock(pid, OptionalInt.empty());
    if (!buckets.hold(row.bucketId())) {
      throw new PermissionDenied();
    }
    if (!buckets.list(row.bucketId()).isEmpty()) {
      throw ValidationFailed.of("files.enabled", "Please remove all files first.");
    }
    buckets.link(previous.bucketId(), row.bucketId());
    ObjectNode options = JsonNodeFactory.instance.objectNode();
    options.put("enabled", true);
    if (before.defaultPreview() != null) {
      options.put("default_preview", before.defaultPreview());
    }
    var order = options.putArray("order");
    before.order().forEach(order::add);
    drafts.setFileOptions(draft, options);
    changes.tell(new RecordEvent(RecordEvent.Kind.DRAFT_SAVED, draft.id));
    changes.note(
        who, AuditAction.DRAFT_FILE_IMPORT, pid, AuditDetails.of("previous", previous.pid()));
    return files.list(rows.draft(pid).orElseThrow(RecordNotFound::new));
  }

  /** How many, and which the first of them are. */
  private static AuditDetails ofFiles(List<String> keys) {
    return AuditDetails.of("files", keys.size())
        .and("keys", keys.stream().limit(MOST_LOGGED).toList());
  }

  private FileObject find(RecordRow draft, String key) {
    return buckets
        .find(draft.bucketId(), key)
        .orElseThrow(() -> new FileNotFound(draft.pid(), key));
  }

  private FileObject find(FileObject file) {
    return buckets
        .find(file.bucketId(), file.key())
        .orElseThrow(() -> new FileNotFound(file.key()));
  }

  private RecordRow unlocked(Identity who, String pid) {
    RecordRow row = rows.draft(pid).orElseThrow(RecordNotFound::new);
    permissions.require(who, row, Permission.EDIT);
    if (buckets.isLocked(row.bucketId())) {
      throw new PermissionDenied();
    }
    return row;
  }
}
