package org.reperio.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.reperio.query.CarriedQuery;

/** Reads a query string with Lucene's own parser, into the tree of what it asks for. */
final class QueryTree {

  static final int MAX_LENGTH = 10_000;
  private static final int MAX_DEPTH = 8;
  private static final int MAX_SLOP = 50;

  /** The parser's number for a {@code ~} that stands without one. */
  private static final float UNSAID = 0.0078125f;

  private static final float MAX_BOOST = 1_000;
  private static final Pattern POSITION = Pattern.compile("line (\\d+), column (\\d+)");
  private static final Pattern OPERATOR = Pattern.compile("([<>]=?)(.+)", Pattern.DOTALL);

  private QueryTree() {}

  /** A tree of what is asked for. */
  sealed interface Node {}

  /** One thing that is asked for. */
  record Leaf(Asked asked) implements Node {}

  /** Something that counts more, or less, than the rest. */
  record Boosted(Node node, float boost) implements Node {}

  /** All of some, none of others, and any of the rest. */
  record Combined(List<Node> all, List<Node> any, List<Node> none) implements Node {}

  /**
   * Reads a query.
   *
   * @return null when nothing is asked for
   * @throws QuerySyntaxError with the position of what cannot be understood
   */
  static Node of(String q) {
    if (deepest(q) > MAX_DEPTH) {
      throw new QuerySyntaxError(
          "The query has more than %d levels of parentheses.".formatted(MAX_DEPTH), -1);
    }
    try {
      Query parsed = new Reader().parse(q);
      return parsed == null ? null : node(parsed);
    } catch (ParseException e) {
      throw new QuerySyntaxError("The query cannot be understood.", position(q, e.getMessage()));
    } catch (IllegalArgumentException e) {
      // A number that is none.
      throw new QuerySyntaxError("The query cannot be understood.", -1);
    }
  }

  private static Node node(Query query) {
    if (query instanceof CarriedQuery<?> leaf) {
      return new Leaf((Asked) leaf.carried());
    }
    if (query instanceof BoostQuery boosted) {
      return new Boosted(node(boosted.getQuery()), Math.min(boosted.getBoost(), MAX_BOOST));
    }
    List<Node> all = new ArrayList<>();
    List<Node> any = new ArrayList<>();
    List<Node> none = new ArrayList<>();
    for (BooleanClause clause : ((BooleanQuery) query).clauses()) {
      List<Node> into =
          switch (clause.getOccur()) {
            case MUST, FILTER -> all;
            case SHOULD -> any;
            case MUST_NOT -> none;
          };
      into.add(node(clause.getQuery()));
    }
    return new Combined(all, any, none);
  }

  /** How deep parentheses stand in each other, at most; the parser would go as deep as they do. */
  private static int deepest(String q) {
    int depth = 0;
    int deepest = 0;
    for (int i = 0; i < q.length(); i++) {
      if (q.charAt(i) == '(') {
        deepest = Math.max(deepest, ++depth);
      } else if (q.charAt(i) == ')') {
        depth = Math.max(0, depth - 1);
      }
    }
    return deepest;
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

  /** Lucene's parser, which makes leaves of ours instead of queries of its own. */
  private static final class Reader extends QueryParser {

    private static final String EXISTS = "_exists_";
    private static final String ALL = "*";

    Reader() {
      super("", new StandardAnalyzer());
      setAllowLeadingWildcard(true);
      setFuzzyMinSim(UNSAID);
    }

    private static Query leaf(Asked asked) {
      return new CarriedQuery<>(asked);
    }

    private static String named(String field) {
      return field == null || field.equals(ALL) ? "" : field;
    }

    @Override
    protected Query getFieldQuery(String field, String text, boolean quoted) {
      if (EXISTS.equals(field)) {
        return leaf(new Asked.Exists(text));
      }
      Matcher operator = OPERATOR.matcher(text);
      if (!quoted && !named(field).isEmpty() && operator.matches()) {
        boolean with = operator.group(1).endsWith("=");
        String bound = operator.group(2).strip();
        return leaf(
            operator.group(1).startsWith(">")
                ? new Asked.Range(field, bound, null, with, true)
                : new Asked.Range(field, null, bound, true, with));
      }
      return leaf(new Asked.Words(named(field), text, quoted, 0, ""));
    }

    @Override
    protected Query getFieldQuery(String field, String text, int slop) {
      return EXISTS.equals(field)
          ? leaf(new Asked.Exists(text))
          : leaf(
              new Asked.Words(named(field), text, true, Math.max(0, Math.min(slop, MAX_SLOP)), ""));
    }

    @Override
    protected Query getPrefixQuery(String field, String text) {
      return pattern(field, Asked.Pattern.Kind.PREFIX, text);
    }

    @Override
    protected Query getWildcardQuery(String field, String text) {
      if (!text.equals(ALL)) {
        return pattern(field, Asked.Pattern.Kind.WILDCARD, text);
      }
      return leaf(
          named(field).isEmpty() ? new Asked.Everything("") : new Asked.Exists(named(field)));
    }

    @Override
    protected Query getRegexpQuery(String field, String text) {
      return pattern(field, Asked.Pattern.Kind.REGEXP, text);
    }

    private static Query pattern(String field, Asked.Pattern.Kind kind, String text) {
      return EXISTS.equals(field)
          ? leaf(new Asked.Exists(text + (kind == Asked.Pattern.Kind.PREFIX ? ALL : "")))
          : leaf(new Asked.Pattern(named(field), kind, text));
    }

    @Override
    protected Query getFuzzyQuery(String field, String text, float similarity) {
      return leaf(new Asked.Words(named(field), text, false, 0, edits(similarity, text)));
    }

    /** Once a fraction said how alike words are; now a number says how many letters may differ. */
    private static String edits(float similarity, String text) {
      if (similarity == UNSAID) {
        return "AUTO";
      }
      double letters =
          similarity >= 1 ? similarity : similarity == 0 ? 0 : (1 - similarity) * text.length();
      return Integer.toString((int) Math.min(2, letters));
    }

    @Override
    protected Query getRangeQuery(
        String field, String from, String to, boolean withFrom, boolean withTo) {
      String name = named(field);
      return leaf(
          from == null && to == null
              ? name.isEmpty() ? new Asked.Everything("") : new Asked.Exists(name)
              : new Asked.Range(name, from, to, withFrom, withTo));
    }
  }
}
