package org.reperio.search;

/** The engine understood the request and will not do it: our mistake, or a query it cannot take. */
public class EngineRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  public EngineRefusal(int status, Throwable cause) {
    super(cause);
    this.status = status;
  }

  /** The HTTP status, 400 to 499. */
  public int status() {
    return status;
  }
}
