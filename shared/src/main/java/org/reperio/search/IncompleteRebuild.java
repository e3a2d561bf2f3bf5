package org.reperio.search;

import org.reperio.refusal.Refusal;

/** A rebuilt index does not hold what the database holds, and is not put into service. */
public class IncompleteRebuild extends Refusal {

  private static final long serialVersionUID = 1L;

  public IncompleteRebuild(String index, long documents, long records) {
    super(
        Kind.FAILED,
        "%s holds %,d documents of %,d records. The old index goes on serving."
            .formatted(index, documents, records));
  }
}
