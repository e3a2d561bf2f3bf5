package org.reperio.site;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;

/** The name and the address of the repository. */
@ConfigMapping(prefix = "reperio.site")
public interface SiteSettings {

  /** Name of the repository, for people. */
  @WithDefault("Reperio")
  @NotBlank
  String name();

  /** One sentence under the name on the first page. */
  @WithDefault("Research data, software, publications and theses, kept and citable.")
  String tagline();

  /**
   * Address under which browsers and clients reach the repository. All links are made from it, and
   * its host is in the OAI identifiers of records: settle it before the first record is published.
   */
  @WithDefault("https://localhost:5000")
  URI url();
}
