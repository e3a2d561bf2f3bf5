package org.reperio.file;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.reperio.refusal.FieldError;

/** Holds the files of a draft against the options that its document has for them. */
final class PublishableFiles {

  private PublishableFiles() {}

  /** The reasons why a document with these files cannot be published. */
  static List<FieldError> problems(List<FileObject> files, ObjectNode document) {
    boolean enabled = document.at("/files/enabled").asBoolean(true);
    var problems = new ArrayList<FieldError>();
    if (enabled && files.isEmpty()) {
      problems.add(
          FieldError.of(
              "files.enabled",
              "Missing uploaded files. To disable files for this record please mark it as"
                  + " metadata-only."));
    }
    if (!enabled && !files.isEmpty()) {
      problems.add(
          FieldError.of(
              "files.enabled",
              "You must first delete all files to set the record to be metadata-only."));
    }
    files.stream()
        .filter(file -> !file.isCompleted())
        .map(
            file ->
                FieldError.of(
                    "files.entries." + file.key(),
                    "The upload of this file is not complete. Finish it or delete the file."))
        .forEach(problems::add);
    String preview = document.at("/files/default_preview").asText("");
    if (enabled
        && !preview.isEmpty()
        && files.stream().noneMatch(file -> file.key().equals(preview))) {
      problems.add(
          FieldError.of("files.default_preview", "No file with key \"%s\"".formatted(preview)));
    }
    return problems;
  }
}
