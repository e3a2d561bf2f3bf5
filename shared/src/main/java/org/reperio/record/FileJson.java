package org.reperio.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.reperio.file.FileSummary;

/** Makes the JSON of a file, without links: those are HTTP's. */
public final class FileJson {

  private FileJson() {}

  /** A file for clients, in InvenioRDM's shape. */
  public static ObjectNode of(FileSummary file) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("key", file.key());
    json.put("bucket_id", file.address().bucketId().toString());
    json.put("version_id", file.address().versionId().toString());
    json.put("status", file.status().shown());
    json.put("mimetype", file.description().mediaType());
    json.put("storage_class", "L");
    json.put("size", file.size());
    json.put("checksum", file.checksum());
    json.put("created", RecordJson.timestamp(file.created()));
    json.put("updated", RecordJson.timestamp(file.updated()));
    json.set("metadata", file.description().metadata());
    json.putObject("access").put("hidden", file.description().hidden());
    json.putObject("transfer").put("type", file.transfer().name());
    return json;
  }

  /** The same as an entry of a record's JSON. */
  static ObjectNode entry(FileSummary file) {
    return of(file).put("id", file.address().id().toString()).put("ext", extension(file.key()));
  }

  private static String extension(String key) {
    int dot = key.lastIndexOf('.');
    return dot < 0 || dot < key.lastIndexOf('/')
        ? ""
        : key.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}
