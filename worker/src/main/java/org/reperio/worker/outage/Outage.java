package org.reperio.worker.outage;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.util.Set;
import org.reperio.search.SearchUnavailable;

/**
 * Tells failures that pass by themselves from those that come again at each attempt: the database
 * or the search engine is down, restarting or overloaded, or a commit was cut off. A constraint, a
 * wrong statement and a fault of the program are no outage.
 */
public final class Outage {

  /**
   * SQLSTATE classes: connection, transaction rollback (deadlock, serialization), resources, object
   * not in the right state (locked), operator intervention, system error.
   */
  private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57", "58");

  /** Read-only transaction: the primary has moved to another host. */
  private static final String READ_ONLY = "25006";

  private static final int DEEPEST = 20;

  private Outage() {}

  /** Whether the same attempt may succeed later. */
  public static boolean isBehind(Throwable failure) {
    boolean passing = false;
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
      if (cause instanceof SQLException refusal) {
        return isBehind(refusal);
      }
      passing |= cause instanceof SearchUnavailable || isCutOff(cause);
    }
    return passing;
  }

  private static boolean isBehind(SQLException failure) {
    String state = failure.getSQLState();
    // The connection pool gives none when there is no connection to be had.
    return state == null
        || state.isBlank()
        || state.equals(READ_ONLY)
        || (state.length() >= 2 && PASSING.contains(state.substring(0, 2)));
  }

  private static boolean isCutOff(Throwable commit) {
    return commit instanceof RollbackException
        || commit instanceof SystemException
        || commit instanceof HeuristicMixedException
        || commit instanceof HeuristicRollbackException;
  }
}
