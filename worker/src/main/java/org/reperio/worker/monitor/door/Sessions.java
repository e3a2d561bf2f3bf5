package org.reperio.worker.monitor.door;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.reperio.access.DrawnSecrets;
import org.reperio.access.SigningKey;
import org.reperio.worker.monitor.MonitorSettings;

/**
 * Who knows the password gets a text for a cookie that says until when: signed, so that nothing has
 * to be remembered and every monitor of the instance takes it. Another password ends all of them.
 *
 * <p>Filters are made when the program is built up, before there are settings: this is made later.
 */
@ApplicationScoped
public class Sessions {

  private final MonitorSettings settings;
  private final HmacUtils seal;

  public Sessions(MonitorSettings settings, SigningKey key) {
    this.settings = settings;
    String own = hmac(key.value()).hmacHex("queue monitor\n" + settings.password().orElse(""));
    this.seal = hmac(own);
  }

  private static HmacUtils hmac(String key) {
    return new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key);
  }

  /** Whether there is a monitor at all. */
  public boolean arePossible() {
    return settings.password().isPresent();
  }

  /** Whether this is the password; it takes the same time however much of it is right. */
  boolean isPassword(String given) {
    return settings
        .password()
        .map(right -> DrawnSecrets.isSame(seal.hmacHex(right), seal.hmacHex(given)))
        .orElse(false);
  }

  /** A session that begins now. */
  String begin(Instant now) {
    String end = Long.toString(now.plus(settings.session()).getEpochSecond());
    return end + "." + seal.hmacHex(end);
  }

  /** Whether a session was begun here and goes on. */
  public boolean isOpen(String session, Instant now) {
    String[] parts = session.split("\\.", -1);
    return arePossible()
        && parts.length == 2
        && DrawnSecrets.isSame(seal.hmacHex(parts[0]), parts[1])
        && Long.parseLong(parts[0]) > now.getEpochSecond();
  }
}
