package org.reperio.e2e.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import org.apache.commons.codec.digest.DigestUtils;

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
  public static Browser start(Browser other, URI site) throws CertificateException {
    return other
        .browserType()
        .launch(Chromium.options("--ignore-certificate-errors-spki-list=" + keyOf(other, site)));
  }

  /** The SHA-256 of the public key, in Base64. */
  private static String keyOf(Browser browser, URI site) throws CertificateException {
    try (BrowserContext context =
        browser.newContext(new Browser.NewContextOptions().setIgnoreHTTPSErrors(true))) {
      Page page = context.newPage();
      page.navigate(site.toString());
      var of = new JsonObject();
      of.addProperty("origin", site.toString());
      JsonObject answer = context.newCDPSession(page).send("Network.getCertificate", of);
      byte[] certificate =
          Base64.getDecoder().decode(answer.getAsJsonArray("tableNames").get(0).getAsString());
      byte[] key =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(certificate))
              .getPublicKey()
              .getEncoded();
      return Base64.getEncoder().encodeToString(DigestUtils.sha256(key));
    }
  }
}
