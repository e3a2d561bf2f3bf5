package org.reperio.messaging;

import java.util.Locale;
import java.util.UUID;

/**
 * Something happened to a published record or a draft. Consumers load its present state themselves,
 * so an event that comes twice, late or out of order does no harm.
 *
 * @param recordId the record or draft, which may be gone by the time the event is read
 */
public record RecordEvent(Kind kind, UUID recordId) {

  /** The kind of change. */
  public enum Kind {
    PUBLISHED,
    UPDATED,
    DELETED,
    DRAFT_SAVED,
    /** Thrown away or published. */
    DRAFT_DISCARDED,
    /** The record that this is about has no draft in front of it any more. */
    DRAFT_LEFT;

    /** The routing key: {@code record.published}, {@code draft.saved}. */
    public String topic() {
      String name = name().toLowerCase(Locale.ROOT);
      return name.startsWith("draft_") ? name.replace('_', '.') : "record." + name;
    }
  }
}
