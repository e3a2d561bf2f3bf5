package org.reperio.request;

/** No such request, review or comment, or none that the asker may know of. Answered with 404. */
public class RequestNotFound extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RequestNotFound(String message) {
    super(message);
  }
}
