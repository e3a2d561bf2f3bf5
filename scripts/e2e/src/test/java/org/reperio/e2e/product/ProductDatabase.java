package org.reperio.e2e.product;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.reperio.product.Product;

/** The database of a product, for what only time would do to it. */
public record ProductDatabase(Product product) {

  /** A connection of its own. */
  public Connection connect() throws IOException, SQLException {
    Properties settings = product.settings();
    return DriverManager.getConnection(
        settings.getProperty("reperio.database.url"),
        settings.getProperty("reperio.database.username"),
        settings.getProperty("reperio.database.password"));
  }

  /**
   * Changes rows.
   *
   * @return how many
   */
  public int update(String sql) throws IOException, SQLException {
    try (Connection connection = connect();
        var statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  /** A number that a query gives. */
  public long number(String sql) throws IOException, SQLException {
    try (Connection connection = connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
