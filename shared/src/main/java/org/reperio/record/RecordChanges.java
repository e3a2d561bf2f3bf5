package org.reperio.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.reperio.access.Identity;
import org.reperio.audit.AuditAction;
import org.reperio.audit.AuditDetails;
import org.reperio.audit.AuditTrail;
import org.reperio.messaging.Outbox;
import org.reperio.messaging.RecordEvent;

/**
 * Tells of what happened to records: the programs by events, and the operators in the audit log.
 */
@ApplicationScoped
class RecordChanges {

  private final Outbox outbox;
  private final AuditTrail trail;

  RecordChanges(Outbox outbox, AuditTrail trail) {
    this.outbox = outbox;
    this.trail = trail;
  }

  /** Leaves an event, in the transaction of the change. */
  void tell(RecordEvent event) {
    outbox.add(event);
  }

  /** Leaves many events, in the transaction of the changes. */
  void tell(Collection<RecordEvent> events) {
    outbox.add(events);
  }

  /** Leaves the same event about each record or draft, in the transaction of the changes. */
  void tell(RecordEvent.Kind kind, Collection<UUID> ids) {
    outbox.add(kind, ids);
  }

  /** Notes who did it, in the transaction of the change. */
  void note(Identity who, AuditAction action, Object id) {
    trail.note(who, action, id);
  }

  /** Notes who did it and how, in the transaction of the change. */
  void note(Identity who, AuditAction action, Object id, AuditDetails details) {
    trail.note(who, action, id, details);
  }

  /** Notes a batch from another source in one entry, which names all of its records. */
  void noteImport(Identity who, String source, List<Outcome> outcomes) {
    List<String> created = recids(outcomes, Outcome.Kind.CREATED);
    List<String> updated = recids(outcomes, Outcome.Kind.UPDATED);
    if (!created.isEmpty() || !updated.isEmpty()) {
      note(
          who,
          AuditAction.RECORD_IMPORT,
          source,
          AuditDetails.of("created", created).and("updated", updated));
    }
  }

  private static List<String> recids(List<Outcome> outcomes, Outcome.Kind kind) {
    return outcomes.stream().filter(outcome -> outcome.kind() == kind).map(Outcome::recid).toList();
  }
}
