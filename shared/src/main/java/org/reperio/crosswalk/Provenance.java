package org.reperio.crosswalk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a source says of a record beside its document: what the record keeps when it moves in, and
 * does without when it is only copied. Nothing of it is checked yet.
 *
 * @param id its identifier at the source; blank when it has none
 * @param concept what all its versions share
 * @param version 1 for the first version; 0 when the source does not say
 * @param times when it was made and changed
 * @param tombstone what is left to be said of a deleted record; empty for one that is there
 * @param files what it has for files
 */
public record Provenance(
    String id,
    Concept concept,
    int version,
    Times times,
    Optional<ObjectNode> tombstone,
    Files files) {

  /**
   * The concept behind all versions.
   *
   * @param id its identifier at the source; blank when it has none
   * @param pids its own identifiers, in the shape of a record's {@code pids}
   * @param owner the number of the owner's account at the source; empty when nobody owns it
   * @param settings who may ask for access to the files; empty when the source does not say
   * @param communities that it is in, the default one first
   */
  public record Concept(
      String id,
      ObjectNode pids,
      Optional<String> owner,
      ObjectNode settings,
      List<InCommunity> communities) {

    public Concept {
      communities = List.copyOf(communities);
    }
  }

  /**
   * A community of the source.
   *
   * @param slug its name in addresses; blank when the source does not say
   */
  public record InCommunity(String id, String slug) {}

  /**
   * When the source made and last changed the record.
   *
   * @param created null when the source does not say
   * @param updated null when the source does not say
   */
  public record Times(Instant created, Instant updated) {}

  /**
   * The files of a record.
   *
   * @param options {@code enabled}, {@code order} and {@code default_preview}
   * @param entries empty when the source does not list them
   */
  public record Files(ObjectNode options, Optional<List<Entry>> entries) {}

  /**
   * A file as the source lists it.
   *
   * @param key its name in the record
   * @param size bytes; -1 when the source does not say
   * @param checksum {@code md5:} and 32 hexadecimal digits; blank when the source does not say
   * @param mediaType blank when the source does not say
   * @param hidden whether readers are not shown it
   */
  public record Entry(
      String key,
      long size,
      String checksum,
      String mediaType,
      ObjectNode metadata,
      boolean hidden) {}
}
