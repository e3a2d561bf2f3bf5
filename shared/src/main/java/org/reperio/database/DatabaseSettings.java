package org.reperio.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

/** The PostgreSQL database. */
@ConfigMapping(prefix = "reperio.database")
public interface DatabaseSettings {

  /** The password that is in the source for all to read. */
  String KNOWN_PASSWORD = "reperio";

  /** Address of the PostgreSQL database as a JDBC URL. */
  @WithDefault("jdbc:postgresql://localhost:5432/reperio")
  @Pattern(regexp = "jdbc:.+")
  String url();

  /** The database user, who owns the schema. */
  @WithDefault("reperio")
  @NotBlank
  String username();

  /** Password of the database user. Change it. */
  @WithDefault(KNOWN_PASSWORD)
  String password();

  /**
   * Seconds that a request waits for a connection before it is answered with 503. With {@code
   * answer-seconds} it is the longest that a request waits for a database that does not answer.
   */
  @WithDefault("3")
  @Min(1)
  int connectionSeconds();

  /** Seconds after which the database ends a statement of a request. */
  @WithDefault("5")
  @Min(1)
  int statementSeconds();

  /**
   * Seconds that a request waits for the answer to a statement, in case the database does not even
   * say that it has ended it; more than {@code statement-seconds}.
   */
  @WithDefault("6")
  @Min(1)
  int answerSeconds();

  /** Seconds that the worker's statements may take, and it waits for their answers. */
  @WithDefault("600")
  @Min(1)
  int jobSeconds();
}
