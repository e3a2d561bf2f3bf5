package org.reperio.worker.backup;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reperio.database.DatabaseSettings;
import org.reperio.refusal.DatabaseFailure;
import org.reperio.worker.cli.CommandFailure;

/** Makes the database that the configuration names. */
@Singleton
public class EmptyDatabase {

  /** The name of the database in an address. */
  private static final Pattern NAME = Pattern.compile("(?<=/)([A-Za-z0-9_-]+)(?=\\?|$)");

  /** It exists already. */
  private static final String DUPLICATE = "42P04";

  private final DatabaseSettings settings;

  public EmptyDatabase(DatabaseSettings settings) {
    this.settings = settings;
  }

  /** Makes it where it is not there yet, as the user of the configuration. */
  void make() {
    Matcher name = NAME.matcher(settings.url());
    if (!name.find()) {
      throw new CommandFailure("reperio.database.url names no database.");
    }
    String server = name.replaceFirst("postgres");
    try (Connection connection =
            DriverManager.getConnection(server, settings.username(), settings.password());
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + DatabaseSnapshot.quoted(name.group(1)));
    } catch (SQLException e) {
      if (!DUPLICATE.equals(e.getSQLState())) {
        throw new DatabaseFailure(e);
      }
    }
  }
}
