package org.reperio.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.reperio.file.Buckets;
import org.reperio.file.FileObject;
import org.reperio.refusal.FieldError;

/** Holds what a writer says about a draft's files against the files that there are. */
@ApplicationScoped
class FileOptions {

  private final Buckets buckets;

  FileOptions(Buckets buckets) {
    this.buckets = buckets;
  }

  /**
   * The errors in the options of a document that is about to replace the draft's own. A draft that
   * has files does not become metadata-only by it.
   *
   * @param document in which {@code files.enabled} is put right
   */
  List<FieldError> apply(Draft draft, ObjectNode document) {
    List<FileObject> files = buckets.list(draft.bucketId);
    boolean enabled = document.at("/files/enabled").asBoolean(true);
    var errors = new ArrayList<FieldError>();
    if (!enabled && !files.isEmpty()) {
      ((ObjectNode) document.get("files")).put("enabled", true);
      errors.add(
          FieldError.of(
              "files.enabled",
              "You must first delete all files to set the record to be metadata-only."));
    } else if (enabled && files.isEmpty()) {
      errors.add(
          FieldError.of(
              "files.enabled",
              "Missing uploaded files. To disable files for this record please mark it as"
                  + " metadata-only."));
    }
    String preview = document.at("/files/default_preview").asText("");
    if (!preview.isEmpty() && files.stream().noneMatch(file -> file.key().equals(preview))) {
      errors.add(
          FieldError.of("files.default_preview", "No file with key \"%s\"".formatted(preview)));
    }
    return errors;
  }
}
