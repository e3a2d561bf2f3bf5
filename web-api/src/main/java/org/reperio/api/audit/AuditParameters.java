package org.reperio.api.audit;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.reperio.audit.AuditFilter;
import org.reperio.audit.AuditQuery;
import org.reperio.refusal.ValidationFailed;

/** The parameters of a search in the audit log, under InvenioRDM's names. */
final class AuditParameters {

  private static final int DEFAULT_SIZE = 20;
  private static final Set<String> SORTS = Set.of("newest", "oldest", "bestmatch");
  private static final Set<String> NOT_REPEATED =
      Set.of("access_token", "token", "page", "size", "sort");

  private final MultivaluedMap<String, String> given;

  AuditParameters(MultivaluedMap<String, String> given) {
    this.given = given;
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
            text("resource_type"), text("resource_id"), text("user_id"), text("action")),
        values("resource"),
        values("action_name"),
        sort().equals("oldest"),
        number("page", 1),
        number("size", DEFAULT_SIZE));
  }

  /** The name of the order; nothing matches better than the newest. */
  String sort() {
    String sort = text("sort");
    if (sort == null) {
      return "newest";
    }
    if (!SORTS.contains(sort)) {
      throw ValidationFailed.because("sort", "Invalid sort option '%s'.".formatted(sort));
    }
    return sort;
  }

  /** Those that the addresses of other pages have too. */
  Map<String, List<String>> repeated() {
    Map<String, List<String>> all = new TreeMap<>(given);
    all.keySet().removeAll(NOT_REPEATED);
    return all;
  }

  private String text(String name) {
    String value = given.getFirst(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** {@code resource=a&resource=b} and {@code f=resource:a} alike. */
  private List<String> values(String name) {
    var values = new ArrayList<>(given.getOrDefault(name, List.of()));
    for (String facet : given.getOrDefault("f", List.of())) {
      if (facet.startsWith(name + ":")) {
        values.add(facet.substring(name.length() + 1));
      }
    }
    return values;
  }

  private int number(String name, int absent) {
    String value = text(name);
    if (value == null) {
      return absent;
    }
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw ValidationFailed.parameter(name, "Not a valid integer.");
    }
  }
}
