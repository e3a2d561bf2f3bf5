package org.reperio.api.audit;

import java.util.List;
import org.reperio.access.Identity;
import org.reperio.audit.AuditEntry;
import org.reperio.audit.AuditFilter;
import org.reperio.audit.AuditLog;
import org.reperio.audit.AuditQuery;
import org.reperio.database.Sql;

/** What tests ask of the audit log. */
public final class AuditEntries {

  private AuditEntries() {}

  /** Whether a request has left an entry. */
  public static boolean of(Sql sql, String requestId) {
    return sql.count(
            """
            select (select count(*) from audit_waiting where request_id = ?)
              + (select count(*) from audit_entry where request_id = ?)""",
            requestId,
            requestId)
        > 0;
  }

  /** The entry that was written last. */
  public static AuditEntry newest(AuditLog log) {
    var any = new AuditFilter(null, null, null, null);
    return log.search(
            Identity.ofSystem(), new AuditQuery("", any, List.of(), List.of(), false, 1, 1))
        .hits()
        .get(0);
  }
}
