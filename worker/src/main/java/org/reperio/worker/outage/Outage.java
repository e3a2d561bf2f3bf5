package org.reperio.worker.outage;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import org.reperio.refusal.DatabaseFailure;
import org.reperio.search.SearchUnavailable;

/**
 * Tells failures that pass by themselves from those that come again at each attempt: the database
 * or the search engine is down, restarting or overloaded, or a commit was cut off. A constraint, a
 * wrong statement and a fault of the program are no outage.
 */
public final class Outage {

  private static final int DEEPEST = 20;

  private Outage() {}

  /** Whether the same attempt may succeed later. */
  public static boolean isBehind(Throwable failure) {
    boolean passing = false;
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
      if (cause instanceof SQLException refusal) {
        return new DatabaseFailure(refusal).mayPass();
      }
      passing |= cause instanceof SearchUnavailable || isCutOff(cause);
    }
    return passing;
  }

  private static boolean isCutOff(Throwable commit) {
    return commit instanceof RollbackException
        || commit instanceof SystemException
        || commit instanceof HeuristicMixedException
        || commit instanceof HeuristicRollbackException;
  }
}
