package org.reperio.search;

import org.reperio.refusal.Refusal;

/** The engine understood the request and will not do it: our mistake, or a query it cannot take. */
public class EngineRefusal extends Refusal {

  private static final long serialVersionUID = 1L;

  private final int status;

  public EngineRefusal(int status, Throwable cause) {
    super(Kind.FAILED, "The search engine refuses.", cause);
    this.status = status;
  }

  /** The HTTP status, 400 to 499. */
  public int status() {
    return status;
  }
}
