package org.reperio.access;

import jakarta.enterprise.context.ApplicationScoped;
import org.reperio.config.InstanceSettings;

/** The key that signs: the operator's, or the one that was drawn for the instance. */
@ApplicationScoped
public class SigningKey {

  private final String value;

  public SigningKey(SecuritySettings security, InstanceSettings instance) {
    this.value =
        security.secretKey().equals(SecuritySettings.KNOWN_KEY)
            ? instance.secretKey().orElse(SecuritySettings.KNOWN_KEY)
            : security.secretKey();
  }

  public String value() {
    return value;
  }

  /** Whether it is the one in the source, with which anybody can sign. */
  boolean isKnown() {
    return value.equals(SecuritySettings.KNOWN_KEY);
  }
}
