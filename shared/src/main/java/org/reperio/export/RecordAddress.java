package org.reperio.export;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.reperio.bibliography.BibliographicRecord;

/** Where a record is found on the web. */
@ApplicationScoped
public class RecordAddress {

  private static final String DOI_RESOLVER = "https://doi.org/";

  private final String siteUrl;

  /**
   * @param siteUrl the public address of this repository, without a slash at the end
   */
  public RecordAddress(
      @ConfigProperty(name = "reperio.site.url", defaultValue = "https://localhost:5000")
          String siteUrl) {
    this.siteUrl = siteUrl.replaceAll("/+$", "");
  }

  /** The public address of this repository, without a slash at the end. */
  public String site() {
    return siteUrl;
  }

  /** The record's page here. */
  public String landingPage(BibliographicRecord shown) {
    return siteUrl + "/records/" + shown.id();
  }

  /** The record's page in the REST API. */
  public String api(BibliographicRecord shown) {
    return siteUrl + "/api/records/" + shown.id();
  }

  /** The address to cite: the DOI's where there is one, else the page here. */
  public String persistent(BibliographicRecord shown) {
    return shown.doi().map(DOI_RESOLVER::concat).orElseGet(() -> landingPage(shown));
  }

  /** Where the bytes of one file are downloaded. */
  public String fileContent(BibliographicRecord shown, String key) {
    return api(shown) + "/files/" + pathSegment(key) + "/content";
  }

  /** Percent-encodes one segment of a path (RFC 3986), slashes included. */
  public static String pathSegment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
