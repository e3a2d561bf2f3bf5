package org.reperio.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
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
}
