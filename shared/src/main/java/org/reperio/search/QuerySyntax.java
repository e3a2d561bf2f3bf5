package org.reperio.search;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;

/**
 * Checks a query string with Lucene's own parser before it goes to the engine: its syntax, and that
 * it asks only for fields that people may ask for.
 */
public final class QuerySyntax {

  private static final Pattern POSITION = Pattern.compile("line (\\d+), column (\\d+)");

  /** A quoted phrase, a field's name with its colon, an escaped character or a word. */
  private static final Pattern TOKEN =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|([A-Za-z_][\\w.]*+):|\\\\.|[\\w.]++");

  private static final Pattern EXISTS = Pattern.compile("_exists_:([A-Za-z_][\\w.]*+)");

  private static final int MAX_LENGTH = 10_000;

  private QuerySyntax() {}

  /** Decides which fields may be queried. */
  public interface Fields {
    boolean isQueryable(String field);
  }

  /**
   * Checks a query.
   *
   * @throws QuerySyntaxError with the position of what cannot be understood, or the name of the
   *     field that may not be queried
   */
  public static void check(String q, Fields fields) {
    if (q.length() > MAX_LENGTH) {
      throw new QuerySyntaxError(
          "The query is longer than %,d characters.".formatted(MAX_LENGTH), MAX_LENGTH);
    }
    if (q.isEmpty()) {
      return;
    }
    var parser = new FieldCollector();
    try {
      parser.parse(q);
    } catch (ParseException e) {
      throw new QuerySyntaxError("The query cannot be understood.", position(q, e.getMessage()));
    }
    for (String field : parser.fields) {
      if (!fields.isQueryable(field)) {
        throw new QuerySyntaxError(
            "There is no field '%s' to search in.".formatted(field), q.indexOf(field));
      }
    }
  }

  private static int position(String q, String message) {
    Matcher matcher = POSITION.matcher(message == null ? "" : message);
    if (!matcher.find()) {
      return -1;
    }
    int start = 0;
    for (int line = Integer.parseInt(matcher.group(1)); line > 1; line--) {
      start = q.indexOf('\n', start) + 1;
    }
    return Math.min(q.length(), start + Integer.parseInt(matcher.group(2)));
  }

  /** Parses only to learn which fields a query names; the queries it builds are thrown away. */
  private static final class FieldCollector extends QueryParser {

    private static final String NONE = "";
    private static final String EXISTS = "_exists_";
    private final Set<String> fields = new LinkedHashSet<>();

    FieldCollector() {
      super(NONE, new StandardAnalyzer());
      setAllowLeadingWildcard(true);
    }

    private Query collect(String field, String text) {
      if (EXISTS.equals(field)) {
        fields.add(text);
      } else if (field != null && !field.equals(NONE) && !field.equals("*")) {
        fields.add(field);
      }
      return new MatchNoDocsQuery();
    }

    @Override
    protected Query getFieldQuery(String field, String text, boolean quoted) {
      return collect(field, text);
    }

    @Override
    protected Query getFieldQuery(String field, String text, int slop) {
      return collect(field, text);
    }

    @Override
    protected Query getPrefixQuery(String field, String text) {
      return collect(field, text);
    }

    @Override
    protected Query getWildcardQuery(String field, String text) {
      return collect(field, text);
    }

    @Override
    protected Query getFuzzyQuery(String field, String text, float similarity) {
      return collect(field, text);
    }

    @Override
    protected Query getRegexpQuery(String field, String text) {
      return collect(field, text);
    }

    @Override
    protected Query getRangeQuery(
        String field, String from, String to, boolean withFrom, boolean withTo) {
      return collect(field, from);
    }

    @Override
    protected Query getBooleanQuery(
        java.util.List<org.apache.lucene.search.BooleanClause> clauses) {
      return new MatchNoDocsQuery();
    }
  }

  /**
   * Puts the index's names where a query uses other names for fields.
   *
   * @param aliases the fields by the names that people use
   */
  static String translate(String q, Map<String, String> aliases) {
    Matcher token = TOKEN.matcher(EXISTS.matcher(q).replaceAll(found -> named(found, aliases)));
    return token.replaceAll(
        found -> {
          String field = found.group(1) == null ? null : aliases.get(found.group(1));
          return Matcher.quoteReplacement(
              field == null ? found.group() : field.replace(":", "\\:") + ":");
        });
  }

  private static String named(MatchResult exists, Map<String, String> aliases) {
    String field = aliases.getOrDefault(exists.group(1), exists.group(1));
    return Matcher.quoteReplacement("_exists_:" + field.replace(":", "\\:"));
  }

  /** Whether a field is one of these, below one of these, or a wildcard over some of these. */
  static boolean covers(Collection<String> queryable, String field) {
    String plain = field.replace("\\", "");
    if (queryable.contains(plain)) {
      return true;
    }
    if (plain.matches("(metadata|custom_fields)\\..*\\.\\*|(metadata|custom_fields)\\.\\*")) {
      String parent = plain.substring(0, plain.length() - 1);
      return queryable.stream().anyMatch(name -> name.startsWith(parent));
    }
    return false;
  }
}
