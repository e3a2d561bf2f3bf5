package org.reperio.audit;

import java.util.List;
import org.reperio.refusal.PageBounds;
import org.reperio.refusal.ValidationFailed;

/**
 * Which entries of the audit log to find.
 *
 * @param q a query string on the fields of the answer; empty for all
 * @param filter what entries have to be about, whatever {@code q} says
 * @param resources types of resources to choose from; empty for all
 * @param actions actions to choose from; empty for all
 * @param page 1 or more
 * @param size 1 to 1,000
 */
public record AuditQuery(
    String q,
    AuditFilter filter,
    List<String> resources,
    List<String> actions,
    boolean oldestFirst,
    int page,
    int size) {

  /** Characters of a query, at most. */
  static final int LONGEST = 500;

  private static final int MAX_SIZE = 1_000;

  public AuditQuery {
    q = q == null ? "" : q.replace('\0', ' ').strip();
    resources = List.copyOf(resources);
    actions = List.copyOf(actions);
    if (q.length() > LONGEST) {
      throw ValidationFailed.parameter("q", "Longer than maximum length %d.".formatted(LONGEST));
    }
    PageBounds.require(page, size, MAX_SIZE);
  }
}
