package org.reperio.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.reperio.file.FileObject;

/** Files as InvenioRDM's clients know them. */
final class FileJson {

  private FileJson() {}

  /**
   * One file.
   *
   * @param files the address of the list that it is in
   * @param draft whether it can be changed
   */
  static ObjectNode of(FileObject file, String files, boolean draft) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put("key", file.key());
    entry.put("file_id", file.id().toString());
    entry.put("bucket_id", file.bucketId().toString());
    entry.put("version_id", file.versionId().toString());
    entry.put("status", file.isCompleted() ? "completed" : "pending");
    entry.put("mimetype", file.mediaType());
    entry.put("storage_class", "L");
    if (file.content() != null) {
      entry.put("size", file.content().size());
      entry.put("checksum", "md5:" + file.content().md5());
    }
    entry.put("created", RecordJson.timestamp(file.created()));
    entry.put("updated", RecordJson.timestamp(file.updated()));
    entry.putObject("metadata");
    entry.putObject("transfer").put("type", "L");
    String self = files + "/" + RecordLinks.encode(file.key());
    ObjectNode links = entry.putObject("links");
    links.put("self", self);
    links.put("content", self + "/content");
    if (draft) {
      links.put("commit", self + "/commit");
    }
    return entry;
  }

  static ObjectNode list(List<FileObject> entries, String files, boolean draft) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("enabled", true);
    ObjectNode links = body.putObject("links");
    links.put("self", files);
    links.put("archive", files + "-archive");
    var list = body.putArray("entries");
    entries.forEach(file -> list.add(of(file, files, draft)));
    body.putNull("default_preview");
    body.putArray("order");
    return body;
  }
}
