package org.reperio.file;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.reperio.refusal.DatabaseFailure;

/**
 * While this is open no collector deletes content, in no worker: what a state of the database names
 * stays in the storage. Only one can be open at a time. Two advisory locks hold it, of a session of
 * the database that has nothing else to do, so they end with the program, however it ends.
 */
public final class HeldContent implements AutoCloseable {

  /** Namespace of these advisory locks. */
  private static final int LOCKS = 0x68656c64;

  private static final int ONE_HOLDER = 1;
  private static final int COLLECTORS = 2;

  private final Connection connection;

  private HeldContent(Connection connection) {
    this.connection = connection;
  }

  /** The lock that each deletion shares with the others. */
  static int namespace() {
    return LOCKS;
  }

  static int collectors() {
    return COLLECTORS;
  }

  /**
   * Waits for the deletions that are under way, and holds off others.
   *
   * @return nothing when it is held already, by another program or this one
   */
  public static Optional<HeldContent> begin(DataSource database) {
    try {
      Connection connection = database.getConnection();
      boolean begun = false;
      try {
        var held = new HeldContent(connection);
        begun = held.call("select pg_try_advisory_lock(?, ?)", ONE_HOLDER);
        if (begun) {
          held.call("select pg_advisory_lock(?, ?) is not null", COLLECTORS);
        }
        return begun ? Optional.of(held) : Optional.empty();
      } finally {
        if (!begun) {
          connection.close();
        }
      }
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  /** Whether it still is: a database that was started again has forgotten it. */
  public boolean isHeld() {
    try {
      return call(
          "select exists (select 1 from pg_locks where locktype = 'advisory' and granted"
              + " and pid = pg_backend_pid() and classid = ?::int::oid and objid = ?::int::oid)",
          COLLECTORS);
    } catch (SQLException e) {
      return false;
    }
  }

  private boolean call(String sql, int lock) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, LOCKS);
      statement.setInt(2, lock);
      try (var row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  @Override
  public void close() {
    try (connection) {
      call("select pg_advisory_unlock(?, ?)", COLLECTORS);
      call("select pg_advisory_unlock(?, ?)", ONE_HOLDER);
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }
}
