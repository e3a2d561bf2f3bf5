package org.reperio.database;

import java.sql.SQLException;

/** The database did not do what it was asked: it is down, or a constraint forbids it. */
public class DatabaseFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** SQLSTATE class 23: integrity constraint violation. */
  private static final String CONSTRAINT = "23";

  private final String state;

  public DatabaseFailure(SQLException cause) {
    super(cause);
    this.state = cause.getSQLState() == null ? "" : cause.getSQLState();
  }

  /** Whether trying again cannot help, because the data break a rule of the schema. */
  public boolean isConstraintViolation() {
    return state.startsWith(CONSTRAINT);
  }
}
