package org.reperio.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.reperio.model.IndexField;

/**
 * Writes what a query asks for in the engine's JSON. Nothing of the query string reaches the engine
 * but words, as values; a field that is hidden in some documents is asked for only in the others.
 */
final class QueryWriter {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final QueryFields fields;
  private final Audience audience;
  private final List<QueryFields.Searched> searched;

  /**
   * @param searched the fields in which a query without a field's name looks
   */
  QueryWriter(QueryFields fields, Audience audience, List<QueryFields.Searched> searched) {
    this.fields = fields;
    this.audience = audience;
    this.searched = searched;
  }

  /**
   * The query of a tree.
   *
   * @throws QuerySyntaxError when it names a field that there is not, or asks a field for what it
   *     cannot have
   */
  ObjectNode query(QueryTree.Node tree) {
    ObjectNode query = tree == null ? null : write(tree);
    return query == null ? Clauses.nothing() : query;
  }

  /** All of these words, the last of them begun, in fields that are made for it. */
  ObjectNode begun(String text, List<String> names) {
    ObjectNode query = NODES.objectNode();
    ObjectNode match = query.putObject("multi_match");
    match.put("query", text).put("type", "cross_fields").put("operator", "and");
    ArrayNode in = match.putArray("fields");
    for (String name : names) {
      // A word that is longer than any beginning that is indexed is found whole.
      in.add(name).add(name.replaceFirst("\\.suggest$", ""));
    }
    return query;
  }

  /** Null for what is asked for without any word. */
  private ObjectNode write(QueryTree.Node node) {
    if (node instanceof QueryTree.Leaf leaf) {
      return leaf(leaf.asked());
    }
    if (node instanceof QueryTree.Boosted boosted) {
      ObjectNode inner = write(boosted.node());
      if (inner == null) {
        return null;
      }
      ObjectNode outer = Clauses.either(List.of(inner));
      ((ObjectNode) outer.get("bool")).put("boost", boosted.boost());
      return outer;
    }
    return combined((QueryTree.Combined) node);
  }

  private ObjectNode combined(QueryTree.Combined node) {
    ObjectNode combined = NODES.objectNode();
    ObjectNode bool = combined.putObject("bool");
    write(node.all(), bool, "must");
    write(node.any(), bool, "should");
    write(node.none(), bool, "must_not");
    return bool.isEmpty() ? null : combined;
  }

  private void write(List<QueryTree.Node> nodes, ObjectNode bool, String name) {
    List<ObjectNode> clauses = nodes.stream().map(this::write).filter(Objects::nonNull).toList();
    if (!clauses.isEmpty()) {
      bool.putArray(name).addAll(clauses);
    }
  }

  private ObjectNode leaf(Asked asked) {
    if (asked instanceof Asked.Everything) {
      return Clauses.everything();
    }
    if (asked instanceof Asked.Exists exists) {
      return any(
          fields.existing(exists.field()),
          field -> field.isPerReader() ? Clauses.everything() : Clauses.exists(field.name()));
    }
    if (asked instanceof Asked.Words words) {
      return words.field().isEmpty() ? everywhere(words) : named(words);
    }
    if (asked instanceof Asked.Pattern pattern) {
      return pattern.field().isEmpty()
          ? everywhere(field -> pattern(field, pattern))
          : any(fields.named(pattern.field()), field -> pattern(required(field, pattern), pattern));
    }
    Asked.Range range = (Asked.Range) asked;
    return range.field().isEmpty()
        ? everywhere(field -> range(field, range))
        : any(fields.named(range.field()), field -> range(field, range));
  }

  /** Any of the fields, each where it is open to the reader. */
  private ObjectNode any(List<IndexField> all, Function<IndexField, ObjectNode> clause) {
    List<ObjectNode> clauses =
        all.stream().map(field -> audience.open(field, clause.apply(field))).toList();
    return clauses.size() == 1 ? clauses.get(0) : Clauses.best(clauses);
  }

  private ObjectNode everywhere(Function<IndexField, ObjectNode> clause) {
    List<ObjectNode> clauses = new ArrayList<>();
    for (QueryFields.Searched one : searched) {
      if (one.field().type().hasLetters()) {
        clauses.add(Clauses.worth(clause.apply(one.field()), one.boost()));
      }
    }
    return Clauses.best(clauses);
  }

  private ObjectNode everywhere(Asked.Words words) {
    return QueryWords.count(words.text()) == 0
        ? null
        : match(words, searched.stream().map(QueryFields.Searched::boosted).toList());
  }

  private ObjectNode named(Asked.Words words) {
    List<IndexField> all = fields.named(words.field());
    boolean wordless =
        all.stream().allMatch(field -> field.type() == IndexField.Type.TEXT)
            && QueryWords.count(words.text()) == 0;
    if (wordless) {
      return null;
    }
    if (all.size() > 1) {
      // A field name with a wildcard stands for public fields alone.
      return match(words, all.stream().map(IndexField::name).toList());
    }
    IndexField field = all.get(0);
    return field.isPerReader()
        ? perReader(words)
        : audience.open(field, match(words, List.of(field.name())));
  }

  private ObjectNode perReader(Asked.Words words) {
    return switch (words.text().strip().toLowerCase(Locale.ROOT)) {
      case "true" -> audience.latest();
      case "false" -> Clauses.not(audience.latest());
      default -> Clauses.nothing();
    };
  }

  private static ObjectNode match(Asked.Words words, List<String> names) {
    ObjectNode query = NODES.objectNode();
    ObjectNode match = query.putObject("multi_match");
    match.put("query", words.text());
    match.put("type", words.phrase() ? "phrase" : "best_fields");
    match.put("lenient", true);
    if (words.slop() > 0) {
      match.put("slop", words.slop());
    }
    if (!words.fuzziness().isEmpty()) {
      match.put("fuzziness", words.fuzziness());
      match.put("max_expansions", QueryCost.EXPANSIONS);
    }
    ArrayNode in = match.putArray("fields");
    names.forEach(in::add);
    return query;
  }

  private static IndexField required(IndexField field, Asked asked) {
    if (field.isPerReader() || !field.type().hasLetters()) {
      throw new QuerySyntaxError(
          "The field '%s' has whole values only.".formatted(asked.field()), -1);
    }
    return field;
  }

  private static ObjectNode pattern(IndexField field, Asked.Pattern pattern) {
    ObjectNode query = NODES.objectNode();
    String name = pattern.kind().name().toLowerCase(Locale.ROOT);
    String value =
        pattern.kind() == Asked.Pattern.Kind.REGEXP
            ? pattern.pattern()
            : spelled(field, pattern.pattern());
    query.putObject(name).putObject(field.name()).put("value", value);
    return query;
  }

  private static String spelled(IndexField field, String part) {
    return switch (field.type()) {
      case TEXT -> QueryWords.folded(part);
      case IDENTIFIER -> part.toLowerCase(Locale.ROOT);
      default -> part;
    };
  }

  private static ObjectNode range(IndexField field, Asked.Range range) {
    if (field.isPerReader() || field.type() == IndexField.Type.OTHER) {
      throw new QuerySyntaxError("The field '%s' has no order.".formatted(range.field()), -1);
    }
    ObjectNode query = NODES.objectNode();
    ObjectNode bounds = query.putObject("range").putObject(field.name());
    bound(bounds, range.withFrom() ? "gte" : "gt", field, range.from());
    bound(bounds, range.withTo() ? "lte" : "lt", field, range.to());
    return query;
  }

  private static void bound(ObjectNode bounds, String name, IndexField field, String bound) {
    if (bound == null) {
      return;
    }
    if (field.type() == IndexField.Type.NUMBER
        && !bound.strip().matches("[+-]?\\d{1,18}(\\.\\d{1,18})?")) {
      throw new QuerySyntaxError("'%s' is no number.".formatted(bound), -1);
    }
    bounds.put(name, spelled(field, bound).strip());
  }
}
