package org.reperio.pid;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How this repository makes DOIs. */
@ConfigMapping(prefix = "reperio.pids.doi")
public interface DoiSettings {

  @WithDefault("off")
  DoiMode mode();

  /** Who registers them: {@code datacite} or {@code crossref}. */
  @WithDefault("datacite")
  String registrar();

  /** The prefix that the registrar has given to the repository, such as {@code 10.5072}. */
  Optional<String> prefix();

  /** How a DOI is made of the prefix and of the record's identifier. */
  @WithDefault("{prefix}/{id}")
  String format();

  /** Whether a record has a DOI for all its versions together beside that of each version. */
  @WithDefault("true")
  boolean concept();
}
