package org.reperio.worker.ingest;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What moves in beside the records, which keep their identifiers.
 *
 * @param content the folder of their files; empty when they come without any
 * @param users the file of those who own them and are members of communities; empty when the owner
 *     of the ingest gets all records
 * @param communities the file of communities, with their members
 */
public record Moving(Optional<Path> content, Optional<Path> users, Optional<Path> communities) {

  static final Moving NOTHING = new Moving(Optional.empty(), Optional.empty(), Optional.empty());

  static final String WITHOUT_IDS =
      "Files, users and communities come in only with records that keep their identifiers: add"
          + " --keep-ids.";
}
