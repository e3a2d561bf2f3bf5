package org.reperio.file;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** How far a file has come. */
public enum FileStatus {

  /** Its content is to come. */
  PENDING,

  /** Its content has come, and can be sent again until it is committed. */
  UPLOADED,

  /** It is as it will stay. */
  COMPLETED,

  /** It could not be fetched. */
  FAILED;

  @EnumeratedValue private final String code = name().toLowerCase(Locale.ROOT);

  /** As the database writes it. */
  public String code() {
    return code;
  }

  /** The status that the database writes so. */
  public static FileStatus of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** As InvenioRDM's clients are shown it: for them a file is pending until it is committed. */
  public String shown() {
    return this == UPLOADED ? PENDING.code : code;
  }
}
