package org.reperio.worker.pid.registration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The registrars of DOIs. */
@ConfigMapping(prefix = "reperio.pids")
public interface RegistrationSettings {

  /** DataCite. */
  DataCite datacite();

  /** Crossref. */
  Crossref crossref();

  /** When identifiers are registered. */
  Registration registration();

  /** DataCite. */
  interface DataCite {

    /** Address of DataCite's REST API; {@code https://api.test.datacite.org} is for trials. */
    @WithDefault("https://api.datacite.org")
    URI url();

    /** The repository's account at DataCite, such as {@code UNI.LIBRARY}. */
    Optional<String> username();

    /** Password of the account at DataCite. */
    Optional<String> password();
  }

  /** Crossref. */
  interface Crossref {

    /** Address of Crossref's deposit system; {@code https://test.crossref.org} is for trials. */
    @WithDefault("https://doi.crossref.org")
    URI url();

    /** The account at Crossref: the user, or {@code user/role}. */
    Optional<String> username();

    /** Password of the account at Crossref. */
    Optional<String> password();

    /** Mail address to which Crossref writes about deposits. */
    Optional<String> email();

    /** Organisation that deposits; {@code reperio.site.name} when empty. */
    Optional<String> depositor();
  }

  /** When identifiers are registered. */
  interface Registration {

    /**
     * How often the worker looks for DOIs to register. It also does so at once when a record is
     * published.
     */
    @WithDefault("10S")
    Duration interval();

    /** Wait after the first failed attempt; it doubles with each further failure, up to an hour. */
    @WithDefault("10S")
    Duration backOff();
  }
}
