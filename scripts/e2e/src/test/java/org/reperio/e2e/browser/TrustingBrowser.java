package org.reperio.e2e.browser;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
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
  public static Browser start(Browser other, URI site)
      throws GeneralSecurityException, IOException {
    String keys = Base64.getEncoder().encodeToString(DigestUtils.sha256(keyOf(site)));
    return other
        .browserType()
        .launch(Chromium.options("--ignore-certificate-errors-spki-list=" + keys));
  }

  /** The public key of the site's certificate. */
  private static byte[] keyOf(URI site) throws GeneralSecurityException, IOException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new TrustingAll()}, null);
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(site.getHost(), site.getPort())) {
      return socket.getSession().getPeerCertificates()[0].getPublicKey().getEncoded();
    }
  }

  /** It is there to see a certificate, not to believe it. */
  private static final class TrustingAll extends X509ExtendedTrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
