package org.reperio.record;

/** No such record, draft or version, or none that the asker may know of. Answered with 404. */
public class RecordNotFound extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RecordNotFound() {
    super("The persistent identifier does not exist.");
  }
}
