package org.reperio.export;

import jakarta.enterprise.context.ApplicationScoped;
import org.reperio.bibliography.BibliographicRecord;
import org.reperio.site.SiteAddress;
import org.reperio.site.SitePath;

/** Where a record is found on the web. */
@ApplicationScoped
public class RecordAddress {

  private final SiteAddress site;

  public RecordAddress(SiteAddress site) {
    this.site = site;
  }

  /** The public address of this repository, without a slash at the end. */
  public String site() {
    return site.base();
  }

  /** The record's page here. */
  public String landingPage(BibliographicRecord shown) {
    return site.of(SitePath.record(shown.id()));
  }

  /** The record's page in the REST API. */
  public String api(BibliographicRecord shown) {
    return site.of(SitePath.recordApi(shown.id()));
  }

  /** The address to cite: the DOI's where there is one, else the page here. */
  public String persistent(BibliographicRecord shown) {
    return shown.doi().map(SiteAddress::doi).orElseGet(() -> landingPage(shown));
  }

  /** Where the bytes of one file are downloaded. */
  public String fileContent(BibliographicRecord shown, String key) {
    return site.of(SitePath.content(SitePath.files(shown.id()), key));
  }

  /** Where the record is had in another format. */
  public String export(BibliographicRecord shown, String format) {
    return site.of(SitePath.export(shown.id(), format));
  }
}
