package org.reperio.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.reperio.query.CarriedQuery;

/**
 * Reads a query string with Lucene's parser into a condition of the database. Words have to be
 * there all; a text that is no query is searched for by its words.
 */
final class AuditWords {

  private static final int MAX_DEPTH = 8;
  private static final String CREATED = "created";

  /** The fields of answers, and where their values are. */
  private static final Map<String, String> COLUMNS =
      Map.of(
          "id", "id::text",
          "action", "action",
          "resource.type", "resource_type",
          "resource.id", "resource_id",
          "user.id", "actor",
          "user.username", "actor_name",
          "user.name", "actor_name",
          "user.email", "actor_email",
          "metadata.ip_address", "address",
          "metadata.request_id", "request_id");

  private AuditWords() {}

  static AuditCondition of(String q) {
    if (q.isEmpty()) {
      return AuditCondition.ALL;
    }
    if (q.chars().filter(sign -> sign == '(').count() > MAX_DEPTH) {
      return AuditCondition.words(q);
    }
    try {
      Query parsed = new Reader().parse(q);
      return parsed == null ? AuditCondition.ALL : condition(parsed);
    } catch (ParseException | IllegalArgumentException | DateTimeParseException e) {
      return AuditCondition.words(q);
    }
  }

  private static AuditCondition condition(Query query) {
    if (query instanceof CarriedQuery<?> leaf) {
      return (AuditCondition) leaf.carried();
    }
    if (query instanceof BoostQuery boosted) {
      return condition(boosted.getQuery());
    }
    List<AuditCondition> all = new ArrayList<>();
    List<AuditCondition> any = new ArrayList<>();
    for (BooleanClause clause : ((BooleanQuery) query).clauses()) {
      AuditCondition one = condition(clause.getQuery());
      switch (clause.getOccur()) {
        case MUST, FILTER -> all.add(one);
        case SHOULD -> any.add(one);
        case MUST_NOT -> all.add(one.negated());
      }
    }
    // Beside what has to be there, the rest is welcome and no more.
    return all.isEmpty() ? AuditCondition.joined("or", any) : AuditCondition.joined("and", all);
  }

  /** Lucene's parser, which makes conditions of ours instead of queries of its own. */
  private static final class Reader extends QueryParser {

    Reader() {
      super("", new StandardAnalyzer());
      setAllowLeadingWildcard(true);
      setDefaultOperator(Operator.AND);
    }

    private static boolean isNamed(String field) {
      return field != null && !field.isEmpty() && !field.equals("*");
    }

    /** A condition on the column that has a field's values; no entry has another field. */
    private static Query where(String field, String condition, Object... parameters) {
      String column = COLUMNS.get(field);
      return new CarriedQuery<>(
          column == null ? AuditCondition.NONE : AuditCondition.of(column + condition, parameters));
    }

    private static String literal(String text) {
      return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    @Override
    protected Query getFieldQuery(String field, String text, boolean quoted) {
      if (!isNamed(field)) {
        return new CarriedQuery<>(
            quoted ? AuditCondition.phrase(text) : AuditCondition.words(text));
      }
      if (field.equals("_exists_")) {
        return where(text, " is not null");
      }
      if (field.equals(CREATED)) {
        return new CarriedQuery<>(
            AuditCondition.of(
                "(created >= ? and created < ?)", moment(text, false), moment(text, true)));
      }
      return where(field, " = ?", text);
    }

    @Override
    protected Query getFieldQuery(String field, String text, int slop) {
      return getFieldQuery(field, text, true);
    }

    @Override
    protected Query getPrefixQuery(String field, String text) {
      return isNamed(field)
          ? where(field, " ilike ?", literal(text) + "%")
          : new CarriedQuery<>(AuditCondition.beginning(text));
    }

    @Override
    protected Query getWildcardQuery(String field, String text) {
      if (!isNamed(field)) {
        return new CarriedQuery<>(
            text.equals("*")
                ? AuditCondition.ALL
                : AuditCondition.words(text.replace('*', ' ').replace('?', ' ')));
      }
      return where(field, " ilike ?", literal(text).replace('*', '%').replace('?', '_'));
    }

    @Override
    protected Query getRegexpQuery(String field, String text) {
      return getFieldQuery(field, text, false);
    }

    @Override
    protected Query getFuzzyQuery(String field, String text, float similarity) {
      return getFieldQuery(field, text, false);
    }

    @Override
    protected Query getRangeQuery(
        String field, String from, String to, boolean withFrom, boolean withTo) {
      if (!CREATED.equals(field)) {
        return new CarriedQuery<>(AuditCondition.NONE);
      }
      List<AuditCondition> bounds = new ArrayList<>();
      if (from != null) {
        bounds.add(AuditCondition.of("created >= ?", moment(from, !withFrom)));
      }
      if (to != null) {
        bounds.add(AuditCondition.of("created < ?", moment(to, withTo)));
      }
      return new CarriedQuery<>(AuditCondition.joined("and", bounds));
    }

    /** When a day or moment begins, or what comes right after it. */
    private static Instant moment(String text, boolean after) {
      if (text.contains("T")) {
        Instant moment = Instant.parse(text);
        return after ? moment.plusNanos(1_000) : moment;
      }
      LocalDate day = LocalDate.parse(text);
      return (after ? day.plusDays(1) : day).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
  }
}
