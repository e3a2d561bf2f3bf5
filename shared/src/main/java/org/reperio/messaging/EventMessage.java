package org.reperio.messaging;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A message through the outbox and the broker: the same event about one record or draft, or about
 * many that one transaction changed. It costs the broker the same, however many it names.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public final class EventMessage {

  /** Keeps a message under 4 KB, and the work on one short: requests come between two of them. */
  static final int MOST = 100;

  private final RecordEvent.Kind kind;
  private final List<UUID> ids;

  private EventMessage(RecordEvent.Kind kind, List<UUID> ids) {
    this.kind = kind;
    this.ids = List.copyOf(ids);
  }

  /** Reads both forms: {@code recordId} names one record or draft, {@code recordIds} several. */
  @JsonCreator
  static EventMessage read(
      @JsonProperty("kind") RecordEvent.Kind kind,
      @JsonProperty("recordId") UUID one,
      @JsonProperty("recordIds") List<UUID> several) {
    var ids = new ArrayList<UUID>(several == null ? List.of() : several);
    if (one != null) {
      ids.add(one);
    }
    if (kind == null || ids.isEmpty() || ids.contains(null)) {
      throw new IllegalArgumentException("an event names its kind and its records");
    }
    return new EventMessage(kind, ids);
  }

  /** The message about one event. */
  public static EventMessage of(RecordEvent event) {
    return new EventMessage(event.kind(), List.of(event.recordId()));
  }

  /** As few messages as these events take. */
  static List<EventMessage> of(Collection<RecordEvent> events) {
    Map<RecordEvent.Kind, List<UUID>> byKind = new EnumMap<>(RecordEvent.Kind.class);
    for (RecordEvent event : events) {
      byKind.computeIfAbsent(event.kind(), none -> new ArrayList<>()).add(event.recordId());
    }
    var messages = new ArrayList<EventMessage>();
    byKind.forEach(
        (kind, ids) -> {
          for (int from = 0; from < ids.size(); from += MOST) {
            messages.add(
                new EventMessage(kind, ids.subList(from, Math.min(ids.size(), from + MOST))));
          }
        });
    return messages;
  }

  @JsonProperty("kind")
  RecordEvent.Kind kind() {
    return kind;
  }

  @JsonProperty("recordId")
  UUID one() {
    return ids.size() == 1 ? ids.get(0) : null;
  }

  @JsonProperty("recordIds")
  List<UUID> several() {
    return ids.size() == 1 ? List.of() : ids;
  }

  /** An event for each record or draft. */
  public List<RecordEvent> events() {
    return ids.stream().map(id -> new RecordEvent(kind, id)).toList();
  }
}
