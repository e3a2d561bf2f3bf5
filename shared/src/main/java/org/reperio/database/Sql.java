package org.reperio.database;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.reperio.metrics.StatementCount;
import org.reperio.refusal.DatabaseFailure;

/**
 * SQL where the persistence context would be in the way: set-based statements, upserts, row locks
 * that skip, and reads that nothing will change. Statements run in the transaction that is under
 * way, the same that Hibernate uses; parameters are always bound, never pasted.
 *
 * <p>Parameters may be what JDBC takes, {@link Instant}, {@link UUID}, and arrays of {@code
 * String}, {@code Long} or {@code UUID}.
 */
@ApplicationScoped
public class Sql {

  private final AgroalDataSource dataSource;
  private final StatementCount count;

  public Sql(AgroalDataSource dataSource, StatementCount count) {
    this.dataSource = dataSource;
    this.count = count;
  }

  /** Makes a value of the row that the cursor is on. */
  public interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** All rows; the statement says how many there may be. */
  public <T> List<T> list(String sql, Row<T> row, Object... parameters) {
    try (var connection = dataSource.getConnection();
        var query = connection.prepareStatement(sql)) {
      bind(connection, query, parameters);
      count.add();
      try (var rows = query.executeQuery()) {
        var found = new ArrayList<T>();
        while (rows.next()) {
          found.add(row.read(rows));
        }
        return found;
      }
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  public <T> Optional<T> first(String sql, Row<T> row, Object... parameters) {
    return list(sql, row, parameters).stream().findFirst();
  }

  /** The one number that a counting statement gives. */
  public long count(String sql, Object... parameters) {
    return first(sql, row -> row.getLong(1), parameters).orElse(0L);
  }

  /** Changes rows, and says how many. */
  public int update(String sql, Object... parameters) {
    try (var connection = dataSource.getConnection();
        var statement = connection.prepareStatement(sql)) {
      bind(connection, statement, parameters);
      count.add();
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  /** Runs one statement for each set of parameters, in one round trip. */
  public void batch(String sql, Collection<Object[]> parameters) {
    if (parameters.isEmpty()) {
      return;
    }
    try (var connection = dataSource.getConnection();
        var statement = connection.prepareStatement(sql)) {
      for (Object[] set : parameters) {
        bind(connection, statement, set);
        statement.addBatch();
      }
      count.add();
      statement.executeBatch();
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  /** A timestamp with time zone, null for null. */
  public static Instant instant(ResultSet row, String column) throws SQLException {
    var value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  /** A timestamp with time zone, null for null. */
  public static Instant instant(ResultSet row, int column) throws SQLException {
    var value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  private static void bind(Connection connection, PreparedStatement statement, Object... parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      Object value = parameters[i];
      if (value instanceof Instant instant) {
        statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
      } else if (value instanceof String[] texts) {
        statement.setArray(i + 1, connection.createArrayOf("text", texts));
      } else if (value instanceof UUID[] ids) {
        statement.setArray(i + 1, connection.createArrayOf("uuid", ids));
      } else if (value instanceof Long[] numbers) {
        statement.setArray(i + 1, connection.createArrayOf("bigint", numbers));
      } else {
        statement.setObject(i + 1, value);
      }
    }
  }
}
