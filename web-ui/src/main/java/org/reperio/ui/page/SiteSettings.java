package org.reperio.ui.page;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a repository calls itself on its pages. */
@ConfigMapping(prefix = "reperio.site")
public interface SiteSettings {

  /** The repository's name, in the header and in titles of pages. */
  @WithDefault("Reperio")
  String name();

  /** The public address, without a slash at the end. */
  @WithDefault("https://localhost:5000")
  String url();

  /** One sentence under the name on the first page. */
  @WithDefault("Research data, software, publications and theses, kept and citable.")
  String tagline();
}
