package org.reperio.record;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.reperio.access.Identity;
import org.reperio.access.Permission;
import org.reperio.file.Buckets;
import org.reperio.file.Containers;
import org.reperio.file.ContentAlarm;
import org.reperio.file.FileList;
import org.reperio.file.FileNotFound;
import org.reperio.file.FileObject;
import org.reperio.file.FileStorage;
import org.reperio.file.StreamedZip;

/** The files of records and drafts, for those who may read them. */
@ApplicationScoped
public class RecordFiles {

  private final RecordRows rows;
  private final RecordPermissions permissions;
  private final Buckets buckets;
  private final FileStorage storage;
  private final Containers containers;
  private final ContentAlarm alarm;

  public RecordFiles(
      RecordRows rows,
      RecordPermissions permissions,
      Buckets buckets,
      FileStorage storage,
      Containers containers,
      ContentAlarm alarm) {
    this.rows = rows;
    this.permissions = permissions;
    this.buckets = buckets;
    this.storage = storage;
    this.containers = containers;
    this.alarm = alarm;
  }

  /** The files of a published record. */
  public FileList list(Identity who, String pid) {
    return list(readable(who, pid));
  }

  public FileObject get(Identity who, String pid, String key) {
    return find(readable(who, pid), key);
  }

  /** The files of a draft, finished or not. */
  public FileList listDraft(Identity who, String pid) {
    return list(draft(who, pid));
  }

  public FileObject getDraft(Identity who, String pid, String key) {
    return find(draft(who, pid), key);
  }

  FileList list(RecordRow row) {
    JsonNode options = row.document().path("files");
    return new FileList(
        options.path("enabled").asBoolean(true),
        options.path("default_preview").asText(null),
        StreamSupport.stream(options.path("order").spliterator(), false)
            .map(JsonNode::asText)
            .toList(),
        buckets.list(row.bucketId()));
  }

  /**
   * Opens a file's content.
   *
   * @param offset the first byte wanted, from 0
   * @throws FileNotFound when there is none
   */
  public InputStream open(FileObject file, long offset) throws IOException {
    return buckets.open(file, offset);
  }

  /**
   * Where a client is to get a file's content, if not here: for a remote file, or from a storage
   * that hands content out by itself.
   *
   * @param disposition the {@code Content-Disposition} that the answer there is to have
   */
  public Optional<URI> address(FileObject file, String disposition) {
    return file.content() == null
        ? Optional.ofNullable(file.transfer().url()).map(URI::create)
        : storage.address(file.content().location(), disposition, file.mediaType());
  }

  /**
   * The address at which the web server in front of this service finds a file's content; empty when
   * it does not.
   *
   * @throws org.reperio.file.ContentMissing when the content is not there
   */
  public Optional<String> frontAddress(FileObject file) throws IOException {
    Optional<String> address =
        Optional.ofNullable(file.content())
            .flatMap(content -> storage.frontAddress(content.location()));
    if (address.isPresent()) {
      there(file);
    }
    return address;
  }

  /** A ZIP archive of those files that are complete and here; it is made while it is read. */
  public InputStream archive(List<FileObject> files) throws IOException {
    Iterator<FileObject> there =
        files.stream().filter(file -> file.isCompleted() && file.content() != null).iterator();
    return new StreamedZip(new Whole(there), false);
  }

  /** Files of a record as members of an archive. */
  private final class Whole implements StreamedZip.Members {

    private final Iterator<FileObject> files;

    private Whole(Iterator<FileObject> files) {
      this.files = files;
    }

    @Override
    public Optional<StreamedZip.Member> next() throws IOException {
      if (!files.hasNext()) {
        return Optional.empty();
      }
      FileObject file = files.next();
      return Optional.of(
          new StreamedZip.Member(
              file.key(), file.content().size(), file.updated(), RecordFiles.this.open(file, 0)));
    }

    @Override
    public void close() {
      // What is open belongs to the archive.
    }
  }

  /**
   * Lists what is in a container among the files of a published record.
   *
   * @param folder only what is below this directory; empty for everything
   */
  public Containers.Listing listContainer(Identity who, String pid, String key, String folder)
      throws IOException {
    return containers.list(there(get(who, pid, key)), folder);
  }

  /** A file or directory in a container among the files of a published record. */
  public Containers.Content containerItem(Identity who, String pid, String key, String path)
      throws IOException {
    return containers.content(there(get(who, pid, key)), path);
  }

  private FileObject there(FileObject file) throws IOException {
    if (file.content() != null && !storage.exists(file.content().location())) {
      throw alarm.raise(file);
    }
    return file;
  }

  private FileObject find(RecordRow row, String key) {
    return buckets.find(row.bucketId(), key).orElseThrow(() -> new FileNotFound(row.pid(), key));
  }

  private RecordRow readable(Identity who, String pid) {
    RecordRow row = rows.record(pid).orElseThrow(RecordNotFound::new);
    if (row.isDeleted() && !who.isAdministrator()) {
      throw RecordGone.of(row);
    }
    permissions.requireReadFiles(who, row);
    return row;
  }

  private RecordRow draft(Identity who, String pid) {
    RecordRow row = rows.draft(pid).orElseThrow(RecordNotFound::new);
    permissions.require(who, row, Permission.PREVIEW);
    return row;
  }
}
