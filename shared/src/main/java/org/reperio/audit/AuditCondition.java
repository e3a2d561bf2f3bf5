package org.reperio.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A condition on entries.
 *
 * @param sql with a question mark for each parameter
 */
record AuditCondition(String sql, List<Object> parameters) {

  /** What the index audit_entry_words is made of. */
  private static final String WORDS =
      """
      to_tsvector('simple', action || ' ' || resource_type || ' ' || resource_id || ' ' || actor
        || ' ' || coalesce(actor_name, '') || ' ' || coalesce(actor_email, '') || ' '
        || coalesce(address, '') || ' ' || coalesce(request_id, '') || ' ' || details)""";

  static final AuditCondition ALL = of("true");
  static final AuditCondition NONE = of("false");

  static AuditCondition of(String sql, Object... parameters) {
    return new AuditCondition(sql, Arrays.asList(parameters));
  }

  /** Entries with all of these words somewhere. */
  static AuditCondition words(String text) {
    return of(WORDS + " @@ plainto_tsquery('simple', ?)", text);
  }

  /** Entries with these words beside each other. */
  static AuditCondition phrase(String text) {
    return of(WORDS + " @@ phraseto_tsquery('simple', ?)", text);
  }

  /** Entries with a word that begins so. */
  static AuditCondition beginning(String text) {
    return of(
        WORDS + " @@ (nullif(plainto_tsquery('simple', ?)::text, '') || ':*')::tsquery", text);
  }

  static AuditCondition joined(String operator, List<AuditCondition> conditions) {
    if (conditions.isEmpty()) {
      return ALL;
    }
    List<Object> parameters = new ArrayList<>();
    conditions.forEach(one -> parameters.addAll(one.parameters()));
    return new AuditCondition(
        conditions.stream()
            .map(AuditCondition::sql)
            .collect(Collectors.joining(" " + operator + " ", "(", ")")),
        parameters);
  }

  AuditCondition and(AuditCondition other) {
    return joined("and", List.of(this, other));
  }

  AuditCondition negated() {
    // What is null is not what was asked for.
    return new AuditCondition("(not coalesce(" + sql + ", false))", parameters);
  }
}
