package org.reperio.refusal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * Why a request is not fulfilled. Its kind alone decides how the API, the pages, a bulk deposit and
 * the command line answer, so that a new refusal needs no entry in any of their tables.
 */
public abstract class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Kind kind;

  protected Refusal(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  protected Refusal(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** The kinds of refusals, by who can do what about them. */
  public enum Kind {
    /** No such thing exists, or the asker may not learn that it does. */
    NOT_FOUND,
    /** It existed and was removed. */
    GONE,
    /** An account is needed, and the asker showed none. */
    UNAUTHENTICATED,
    /** The asker may not do this. */
    DENIED,
    /** The request breaks a rule; the asker can correct it. */
    INVALID,
    /** Another change came first; the asker can read again and repeat. */
    CONFLICT,
    /** The asker named a condition, and it does not hold. */
    PRECONDITION,
    /** There is more of it than a limit allows. */
    TOO_LARGE,
    /** The asker has used up a rate. */
    RATE_LIMITED,
    /** A service that we need does not work now; the same request can succeed later. */
    UNAVAILABLE,
    /** There is no room left to keep what the asker sent; the operator has to make some. */
    FULL,
    /** Our own fault: the operator has to look at it. */
    FAILED
  }

  public final Kind kind() {
    return kind;
  }

  /** One sentence for the asker. */
  public String summary() {
    return getMessage();
  }

  /** The errors by field; empty where no field is to blame. */
  public List<FieldError> errors() {
    return List.of();
  }

  /** Seconds after which the same request may succeed; 0 where nobody can tell. */
  public long retryAfterSeconds() {
    return 0;
  }

  /** Further members of the answer, by name. */
  public Map<String, JsonNode> details() {
    return Map.of();
  }
}
