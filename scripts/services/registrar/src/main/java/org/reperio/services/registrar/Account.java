package org.reperio.services.registrar;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/**
 * Who may register DOIs.
 *
 * @param prefix of all DOIs that the account may have, {@code 10.5072}
 */
public record Account(String username, String password, String prefix) {

  /** Whether these are the account's credentials in a request (RFC 7617). */
  boolean isCalled(String authorization) {
    byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
    return ("Basic " + Base64.getEncoder().encodeToString(pair)).equals(authorization);
  }

  boolean mayHave(String doi) {
    return doi.toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT) + "/");
  }
}
