package org.reperio.record;

import org.reperio.refusal.Refusal;

/** No such record, draft or version, or none that the asker may see. */
public class RecordNotFound extends Refusal {

  private static final long serialVersionUID = 1L;

  public RecordNotFound() {
    super(Kind.NOT_FOUND, "The persistent identifier does not exist.");
  }
}
