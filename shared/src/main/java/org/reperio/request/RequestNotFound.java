package org.reperio.request;

import org.reperio.refusal.Refusal;

/** No such request, review or comment, or none that the asker may see. */
public class RequestNotFound extends Refusal {

  private static final long serialVersionUID = 1L;

  public RequestNotFound(String message) {
    super(Kind.NOT_FOUND, message);
  }
}
