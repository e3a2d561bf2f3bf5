package org.reperio.search;

import java.util.List;
import java.util.Locale;

/**
 * One of the two indices of a model. Records and drafts have the same mapping and different lives:
 * everyone searches the one, the other changes whenever a person types.
 *
 * @param model the data model's name
 */
public record IndexId(String model, Kind kind) {

  /** The kind of documents in an index. */
  public enum Kind {
    RECORDS,
    DRAFTS;

    /** As it stands in the names of indices. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static IndexId records(String model) {
    return new IndexId(model, Kind.RECORDS);
  }

  public static IndexId drafts(String model) {
    return new IndexId(model, Kind.DRAFTS);
  }

  /** All indices of a model. */
  public static List<IndexId> of(String model) {
    return List.of(records(model), drafts(model));
  }

  /** {@code rdm records}. */
  @Override
  public String toString() {
    return model + " " + kind.id();
  }
}
