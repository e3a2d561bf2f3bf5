package org.reperio.record;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;

/** Whether a published record is there for the public, under InvenioRDM's letters. */
public enum DeletionStatus {
  PUBLISHED("P"),
  DELETED("D"),
  /** Deleted, and to be purged. */
  MARKED_FOR_PURGE("X");

  private final String code;

  DeletionStatus(String code) {
    this.code = code;
  }

  /** The letter that clients are shown, and that the database holds. */
  public String code() {
    return code;
  }

  /** The status of this letter. */
  public static DeletionStatus of(String code) {
    return Arrays.stream(values())
        .filter(status -> status.code.equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no deletion status: " + code));
  }

  /** Whether only a tombstone is left for the public. */
  public boolean isDeleted() {
    return this != PUBLISHED;
  }

  /** Keeps the letter in the database. */
  @Converter(autoApply = true)
  static class InColumn implements AttributeConverter<DeletionStatus, String> {

    @Override
    public String convertToDatabaseColumn(DeletionStatus status) {
      return status.code();
    }

    @Override
    public DeletionStatus convertToEntityAttribute(String code) {
      return of(code);
    }
  }
}
