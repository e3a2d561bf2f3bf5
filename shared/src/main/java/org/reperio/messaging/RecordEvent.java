package org.reperio.messaging;

import java.util.Locale;
import java.util.UUID;

/**
 * Something happened to a published record. Consumers load its present state themselves, so an
 * event that comes twice, late or out of order does no harm.
 *
 * @param recordId the record, which may be gone by the time the event is read
 */
public record RecordEvent(Kind kind, UUID recordId) {

  /** What happened. */
  public enum Kind {
    PUBLISHED,
    UPDATED,
    DELETED
  }

  /** The routing key: {@code record.published}. */
  public String topic() {
    return "record." + kind.name().toLowerCase(Locale.ROOT);
  }
}
