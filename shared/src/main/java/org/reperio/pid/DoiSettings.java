package org.reperio.pid;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How this repository makes DOIs. */
@ConfigMapping(prefix = "reperio.pids.doi")
public interface DoiSettings {

  /**
   * Which records get a DOI of the repository: {@code off} none, {@code on-demand} those for which
   * one was reserved, {@code required} every public record whose depositor brings none.
   */
  @WithDefault("off")
  DoiMode mode();

  /** Who registers DOIs: {@code datacite} or {@code crossref}. */
  @WithDefault("datacite")
  String registrar();

  /**
   * Prefix that the registrar has given to the repository, such as {@code 10.5072}. Nobody can
   * bring a DOI that begins with it, except on ingest.
   */
  Optional<String> prefix();

  /**
   * How a DOI is made; {@code {id}} is the identifier of the record, or of all its versions
   * together.
   */
  @WithDefault("{prefix}/{id}")
  String format();

  /** Whether a record with such a DOI has another one for all its versions together. */
  @WithDefault("true")
  boolean concept();
}
