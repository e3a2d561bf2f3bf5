package org.reperio.search;

/** A rebuilt index does not hold what the database holds, and is not put into service. */
public class IncompleteRebuild extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public IncompleteRebuild(String index, long documents, long records) {
    super(
        "%s holds %,d documents of %,d records. The old index goes on serving."
            .formatted(index, documents, records));
  }
}
