package org.reperio.refusal;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The database did not do its part. The SQLSTATE tells whether this is a conflict with another
 * change, an outage, a full disk, or our own fault.
 */
public class DatabaseFailure extends Refusal {

  private static final long serialVersionUID = 1L;

  /** How far a reason is looked for: causes may go in a circle. */
  private static final int DEPTH = 20;

  private static final String CONSTRAINT_VIOLATION = "23";

  /** As in a deadlock or a failed serialization. */
  private static final String ROLLED_BACK = "40";

  private static final Set<String> CONFLICTS = Set.of(CONSTRAINT_VIOLATION, ROLLED_BACK);

  /**
   * Connection; resources; object not in the right state (locked); operator intervention, as in a
   * shutdown; system error; what the driver has no name for, as when the pool gives up a connection
   * that it is opening. Without a state it is the pool that had nothing to give.
   */
  private static final Set<String> OUTAGES = Set.of("08", "53", "55", "57", "58", "99", "");

  /** Read-only transaction: the primary has moved to another host. */
  private static final String READ_ONLY = "25006";

  private static final String DISK_FULL = "53100";

  /**
   * Text with a character that the database has no place for (22021, 22P05), a number out of its
   * range (22003), text that is too long for an index (54000): what was sent is at fault, and no
   * rule of ours has seen it.
   */
  private static final Set<String> UNSTORABLE = Set.of("22021", "22P05", "22003", "54000");

  private static final int CLASS_LENGTH = 2;

  private final String stateClass;

  public DatabaseFailure(SQLException cause) {
    super(kind(cause), "The database cannot do it (%s).".formatted(cause.getMessage()), cause);
    this.stateClass = stateClass(cause);
  }

  /** The failure of the database that made something else fail, if that was the reason. */
  public static Optional<DatabaseFailure> behind(Throwable failure) {
    return behind(failure, DEPTH);
  }

  private static Optional<DatabaseFailure> behind(Throwable failure, int depth) {
    if (failure == null || depth == 0) {
      return Optional.empty();
    }
    if (failure instanceof DatabaseFailure found) {
      return Optional.of(found);
    }
    if (failure instanceof SQLException found) {
      return Optional.of(new DatabaseFailure(found));
    }
    Optional<DatabaseFailure> found = behind(failure.getCause(), depth - 1);
    // The transaction manager has no cause for a commit that failed, and suppresses the reason.
    return found.isPresent()
        ? found
        : Arrays.stream(failure.getSuppressed())
            .flatMap(suppressed -> behind(suppressed, depth - 1).stream())
            .findFirst();
  }

  /** Whether trying again cannot help, because the data break a rule of the schema. */
  public boolean isConstraintViolation() {
    return stateClass.equals(CONSTRAINT_VIOLATION);
  }

  /** Whether the same attempt may succeed later. */
  public boolean mayPass() {
    return kind() == Kind.UNAVAILABLE || kind() == Kind.FULL || stateClass.equals(ROLLED_BACK);
  }

  /** Without the database's own words, which are for the operator. */
  @Override
  public String summary() {
    return switch (kind()) {
      case CONFLICT ->
          "Another request changed the record at the same moment. Read it again and repeat your change.";
      case UNAVAILABLE ->
          "The database is unavailable at the moment. Please try again in a minute.";
      case FULL ->
          "The database has no room left, and nothing of this was kept."
              + " Please tell the operator, and repeat the request later.";

      case INVALID -> "A text or a number of the request cannot be kept.";
      default -> "The database cannot do it.";
    };
  }

  private static Kind kind(SQLException cause) {
    String state = stateClass(cause);
    if (CONFLICTS.contains(state)) {
      return Kind.CONFLICT;
    }
    if (DISK_FULL.equals(cause.getSQLState())) {
      return Kind.FULL;
    }
    if (cause.getSQLState() != null && UNSTORABLE.contains(cause.getSQLState())) {
      return Kind.INVALID;
    }
    return OUTAGES.contains(state) || READ_ONLY.equals(cause.getSQLState())
        ? Kind.UNAVAILABLE
        : Kind.FAILED;
  }

  /** The first two characters of the SQLSTATE. */
  private static String stateClass(SQLException cause) {
    String state = cause.getSQLState();
    return state == null || state.isBlank() || state.length() < CLASS_LENGTH
        ? ""
        : state.substring(0, CLASS_LENGTH);
  }
}
