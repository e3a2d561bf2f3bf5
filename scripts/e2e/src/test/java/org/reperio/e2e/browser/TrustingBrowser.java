package org.reperio.e2e.browser;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Base64;
import javax.net.ssl.SSLSocket;
import org.apache.commons.codec.digest.DigestUtils;
import org.reperio.product.AnyCertificate;

/**
 * A Chromium that trusts the certificate of one site, as it does for one of an authority. Where a
 * browser only overlooks that nobody vouches for a certificate, it refuses passkeys.
 */
public final class TrustingBrowser {

  private TrustingBrowser() {}

  /**
   * Starts one.
   *
   * @param other a browser that overlooks it
   */
  public static Browser start(Browser other, URI site) throws IOException {
    String keys = Base64.getEncoder().encodeToString(DigestUtils.sha256(keyOf(site)));
    return other
        .browserType()
        .launch(Chromium.options("--ignore-certificate-errors-spki-list=" + keys));
  }

  /** The public key of the site's certificate. */
  private static byte[] keyOf(URI site) throws IOException {
    try (SSLSocket socket =
        AnyCertificate.connect(InetAddress.getByName(site.getHost()), site.getPort())) {
      return socket.getSession().getPeerCertificates()[0].getPublicKey().getEncoded();
    }
  }
}
