package org.reperio.api.problem;

import org.reperio.refusal.Refusal;

/** The HTTP status of each kind of refusal. */
public final class RefusalStatus {

  private RefusalStatus() {}

  public static int of(Refusal.Kind kind) {
    return switch (kind) {
      case INVALID -> 400;
      case UNAUTHENTICATED -> 401;
      case DENIED -> 403;
      case NOT_FOUND -> 404;
      case CONFLICT -> 409;
      case GONE -> 410;
      case PRECONDITION -> 412;
      case TOO_LARGE -> 413;
      case RATE_LIMITED -> 429;
      case FAILED -> 500;
      case UNAVAILABLE -> 503;
      case FULL -> 507;
    };
  }
}
