package org.reperio.pid;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** How far an identifier has come with its registrar. */
public enum PidState {

  /**
   * Kept free for a draft, or for a record that the public may not see; it is registered nowhere.
   */
  RESERVED,

  /** Something has to be told to the registrar. */
  PENDING,

  /** Registered, and the registrar has the record's present metadata. */
  REGISTERED,

  /** Registered once; the registrar does not show it, because the record is not public any more. */
  HIDDEN,

  /** The registrar refused it; it stays so until the record changes or an operator tries again. */
  FAILED;

  @EnumeratedValue private final String code = name().toLowerCase(Locale.ROOT);

  /** As the database writes it. */
  public String code() {
    return code;
  }

  /** The state that the database writes so. */
  public static PidState of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
