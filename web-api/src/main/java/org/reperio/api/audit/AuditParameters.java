package org.reperio.api.audit;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Set;
import org.reperio.api.representation.ListParameters;
import org.reperio.audit.AuditFilter;
import org.reperio.audit.AuditQuery;
import org.reperio.refusal.ValidationFailed;

/** The parameters of a search in the audit log, under InvenioRDM's names. */
final class AuditParameters {

  private static final int DEFAULT_SIZE = 20;
  private static final Set<String> SORTS = Set.of("newest", "oldest", "bestmatch");

  private final MultivaluedMap<String, String> given;
  private final ListParameters list;

  AuditParameters(MultivaluedMap<String, String> given) {
    this.given = given;
    this.list = new ListParameters(given);
  }

  /**
   * What is asked for.
   *
   * @throws ValidationFailed when a parameter cannot be read
   */
  AuditQuery query() {
    return new AuditQuery(
        given.getFirst("q"),
        new AuditFilter(
            list.text("resource_type"),
            list.text("resource_id"),
            list.text("user_id"),
            list.text("action")),
        list.values("resource"),
        list.values("action_name"),
        sort().equals("oldest"),
        number("page", 1),
        number("size", DEFAULT_SIZE));
  }

  /** The name of the order; nothing matches better than the newest. */
  String sort() {
    String sort = list.text("sort");
    if (sort == null) {
      return "newest";
    }
    if (!SORTS.contains(sort)) {
      throw ValidationFailed.sort(sort);
    }
    return sort;
  }

  private int number(String name, int absent) {
    return list.text(name) == null ? absent : list.number(name, absent);
  }
}
