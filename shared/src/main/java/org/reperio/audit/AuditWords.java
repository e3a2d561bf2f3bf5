package org.reperio.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;

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
    if (query instanceof Leaf leaf) {
      return leaf.condition;
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

  /** A condition on its way through Lucene's parser, which can carry nothing but queries. */
  private static final class Leaf extends Query {

    private final AuditCondition condition;

    Leaf(AuditCondition condition) {
      this.condition = condition;
    }

    @Override
    public String toString(String field) {
      return condition.toString();
    }

    @Override
    public void visit(QueryVisitor visitor) {
      visitor.visitLeaf(this);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Leaf leaf && leaf.condition.equals(condition);
    }

    @Override
    public int hashCode() {
      return Objects.hash(condition);
    }
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

    private static Query like(String field, String pattern) {
      String column = COLUMNS.get(field);
      return new Leaf(
          column == null ? AuditCondition.NONE : AuditCondition.of(column + " ilike ?", pattern));
    }

    private static String literal(String text) {
      return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    @Override
    protected Query getFieldQuery(String field, String text, boolean quoted) {
      if (!isNamed(field)) {
        return new Leaf(quoted ? AuditCondition.phrase(text) : AuditCondition.words(text));
      }
      if (field.equals("_exists_")) {
        String column = COLUMNS.get(text);
        return new Leaf(
            column == null ? AuditCondition.NONE : AuditCondition.of(column + " is not null"));
      }
      if (field.equals(CREATED)) {
        return new Leaf(
            AuditCondition.of(
                "(created >= ? and created < ?)", moment(text, false), moment(text, true)));
      }
      String column = COLUMNS.get(field);
      return new Leaf(
          column == null ? AuditCondition.NONE : AuditCondition.of(column + " = ?", text));
    }

    @Override
    protected Query getFieldQuery(String field, String text, int slop) {
      return getFieldQuery(field, text, true);
    }

    @Override
    protected Query getPrefixQuery(String field, String text) {
      return isNamed(field)
          ? like(field, literal(text) + "%")
          : new Leaf(AuditCondition.beginning(text));
    }

    @Override
    protected Query getWildcardQuery(String field, String text) {
      if (!isNamed(field)) {
        return new Leaf(
            text.equals("*")
                ? AuditCondition.ALL
                : AuditCondition.words(text.replace('*', ' ').replace('?', ' ')));
      }
      return like(field, literal(text).replace('*', '%').replace('?', '_'));
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
        return new Leaf(AuditCondition.NONE);
      }
      List<AuditCondition> bounds = new ArrayList<>();
      if (from != null) {
        bounds.add(AuditCondition.of("created >= ?", moment(from, !withFrom)));
      }
      if (to != null) {
        bounds.add(AuditCondition.of("created < ?", moment(to, withTo)));
      }
      return new Leaf(AuditCondition.joined("and", bounds));
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
