package org.reperio.worker.backup;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;

/**
 * What a backup is made of.
 *
 * @param format the version of this format
 * @param name the backup's own, the time at which it was begun
 * @param created the point in time that it shows
 * @param program the version of the program that made it
 * @param migrations of the database, in their order
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record Manifest(
    int format,
    String name,
    Instant created,
    String program,
    List<String> migrations,
    Database database,
    Contents contents,
    List<Part> parts) {

  /** The version of the format that this program writes and reads. */
  static final int FORMAT = 1;

  /** What the database has. */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Database(List<Table> tables, List<Sequence> sequences) {

    long rows(String table) {
      return tables.stream()
          .filter(one -> one.name().equals(table))
          .mapToLong(Table::rows)
          .findFirst()
          .orElse(0);
    }
  }

  /**
   * A table.
   *
   * @param columns in the order in which their values stand in a row
   */
  record Table(String name, List<String> columns, long rows) {

    /** The part that has its rows. */
    String part() {
      return "database/" + name + ".copy.gz";
    }
  }

  /**
   * A sequence.
   *
   * @param value its last one, or null when it gave none yet
   */
  record Sequence(String name, Long value) {}

  /**
   * The content of files.
   *
   * @param missing the digests of those that the instance itself had lost by then
   */
  record Contents(long count, long bytes, List<String> missing) {}

  /**
   * A file in the backup's folder.
   *
   * @param size bytes, as stored
   * @param sha256 of these
   */
  record Part(String name, long size, String sha256) {}
}
