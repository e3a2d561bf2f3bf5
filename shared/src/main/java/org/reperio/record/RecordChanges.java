package org.reperio.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
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

  /** Notes who did it, in the transaction of the change. */
  void note(Identity who, AuditAction action, Object id) {
    trail.note(who, action, id);
  }

  /** Notes who did it and how, in the transaction of the change. */
  void note(Identity who, AuditAction action, Object id, AuditDetails details) {
    trail.note(who, action, id, details);
  }
}
