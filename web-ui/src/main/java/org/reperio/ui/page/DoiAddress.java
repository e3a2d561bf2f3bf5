package org.reperio.ui.page;

import io.quarkus.qute.TemplateExtension;
import org.reperio.site.SiteAddress;

/** Where a DOI leads, for templates: {@code {doi.doiAddress}}. */
@TemplateExtension
public final class DoiAddress {

  private DoiAddress() {}

  static String doiAddress(String doi) {
    return SiteAddress.doi(doi);
  }
}
