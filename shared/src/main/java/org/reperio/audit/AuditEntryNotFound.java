package org.reperio.audit;

import org.reperio.refusal.Refusal;

/** The audit log has no such entry. */
public class AuditEntryNotFound extends Refusal {

  private static final long serialVersionUID = 1L;

  public AuditEntryNotFound() {
    super(Kind.NOT_FOUND, "There is no such entry in the audit log.");
  }
}
