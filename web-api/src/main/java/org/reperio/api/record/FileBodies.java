package org.reperio.api.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import org.reperio.file.Containers;
import org.reperio.file.FileList;
import org.reperio.file.FileObject;
import org.reperio.file.Transfer;
import org.reperio.record.FileJson;
import org.reperio.record.RecordJson;
import org.reperio.site.SitePath;

/** Files in InvenioRDM's JSON. */
final class FileBodies {

  /** Clients are told that a part's address ends; here it is good until the file is complete. */
  private static final Duration PART_LIFETIME = Duration.ofDays(14);

  private FileBodies() {}

  /**
   * One file.
   *
   * @param files the address of the list that it is in
   * @param draft whether it can be changed
   */
  static ObjectNode of(FileObject file, String files, boolean draft) {
    ObjectNode entry = FileJson.of(file.summary());
    entry.put("file_id", file.id().toString());
    // In a list, nothing is said of what is not known.
    entry.properties().removeIf(field -> field.getValue().isNull());
    addProgress((ObjectNode) entry.get("transfer"), file.transfer());
    entry.set("links", links(file, files, draft));
    return entry;
  }

  private static void addProgress(ObjectNode json, Transfer transfer) {
    if (transfer.error() != null) {
      json.put("error", transfer.error());
    }
    if (transfer.plan() != null) {
      json.put("parts", transfer.plan().parts());
      json.put("part_size", transfer.plan().partSize());
      ArrayNode received = json.putArray("received");
      transfer.received().forEach(received::add);
    }
  }

  private static ObjectNode links(FileObject file, String files, boolean draft) {
    String self = SitePath.file(files, file.key());
    ObjectNode links = JsonNodeFactory.instance.objectNode();
    links.put("self", self);
    if (file.transfer().plan() == null) {
      links.put("content", self + "/content");
    } else {
      ArrayNode parts = links.putArray("parts");
      String expiration = RecordJson.timestamp(Instant.now().plus(PART_LIFETIME));
      for (int part = 1; part <= file.transfer().plan().parts(); part++) {
        parts
            .addObject()
            .put("part", part)
            .put("url", self + "/content/" + part)
            .put("expiration", expiration);
      }
    }
    if (draft) {
      links.put("commit", self + "/commit");
    } else if (file.content() != null && Containers.isContainer(file.key())) {
      links.put("container", self + "/container");
    }
    return links;
  }

  static ObjectNode list(FileList list, String files, boolean draft) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("enabled", list.enabled());
    ObjectNode links = body.putObject("links");
    links.put("self", files);
    links.put("archive", files + "-archive");
    if (list.enabled()) {
      ArrayNode entries = body.putArray("entries");
      list.files().forEach(file -> entries.add(of(file, files, draft)));
      body.put("default_preview", list.defaultPreview());
      ArrayNode order = body.putArray("order");
      list.order().forEach(order::add);
    }
    return body;
  }

  /** The members of a container, with its address. */
  static ObjectNode container(Containers.Listing listing, String container) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode entries = body.putArray("entries");
    for (Containers.Entry entry : listing.entries()) {
      ObjectNode json = entries.addObject();
      json.put("key", entry.path());
      json.put("size", entry.size());
      json.put("compressed_size", entry.compressedSize());
      json.put("mimetype", entry.mediaType());
      // The documentation has the checksum, the program the number.
      json.put("checksum", "crc:" + entry.crc());
      json.put("crc", entry.crc());
      json.putObject("links").put("content", SitePath.file(container, entry.path()));
    }
    ArrayNode directories = body.putArray("directories");
    listing
        .directories()
        .forEach(
            (path, files) -> {
              ObjectNode json = directories.addObject();
              json.put("key", path);
              json.putObject("links").put("content", SitePath.file(container, path));
              ArrayNode inside = json.putArray("entries");
              files.forEach(inside::add);
            });
    body.put("total", listing.entries().size());
    body.put("truncated", listing.truncated());
    return body;
  }
}
