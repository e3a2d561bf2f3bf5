package org.reperio.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;

/**
 * Makes every absolute address of this instance. Its origin comes from the configuration, never
 * from a request: a Host header is the asker's word. {@link SitePath} has the paths.
 */
@ApplicationScoped
public class SiteAddress {

  private static final String DOI_RESOLVER = "https://doi.org/";

  private final URI url;
  private final String base;

  @Inject
  SiteAddress(SiteSettings settings) {
    this(settings.url());
  }

  /** The addresses of an instance at this one. */
  public SiteAddress(URI url) {
    this.url = url;
    this.base = url.toString().replaceAll("/+$", "");
  }

  /** The instance's address, without a slash at its end. */
  public String base() {
    return base;
  }

  /** Whether it is reached by HTTPS, so that cookies need not travel otherwise. */
  public boolean isSecure() {
    return "https".equalsIgnoreCase(url.getScheme());
  }

  /** The name of the instance's host. */
  public String host() {
    return url.getHost();
  }

  /**
   * The absolute address of a path.
   *
   * @param path one of {@link SitePath}, encoded and with a slash at its beginning
   */
  public String of(String path) {
    return base + path;
  }

  /**
   * The same for a {@code Location}: a relative one would be completed with the Host header.
   *
   * @param path one of {@link SitePath}, encoded and with a slash at its beginning
   */
  public URI uri(String path) {
    return URI.create(of(path));
  }

  /** The address at which a DOI resolves. */
  public static String doi(String doi) {
    return DOI_RESOLVER + UriEncoding.identifier(doi, "");
  }
}
