package org.reperio.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.reperio.model.DataModel;
import org.reperio.model.IndexField;

/** The fields that a query means, by the names that people use. What is private is not there. */
final class QueryFields {

  private static final String ALL_BELOW = ".*";

  private final Map<String, IndexField> fields;
  private final Map<String, String> aliases;
  private final List<Searched> searched;

  QueryFields(DataModel model) {
    this.fields = model.indexFields();
    this.aliases = model.aliases();
    List<Searched> all = new ArrayList<>();
    model.searchFields().forEach(name -> all.add(Searched.of(name, fields)));
    all.sort(Comparator.comparing(Searched::boost).reversed());
    this.searched = List.copyOf(all);
  }

  /** A field in which a query without a field's name looks, and how much it counts. */
  record Searched(IndexField field, int boost) {

    static Searched of(String declared, Map<String, IndexField> fields) {
      int caret = declared.indexOf('^');
      return caret < 0
          ? new Searched(fields.get(declared), 1)
          : new Searched(
              fields.get(declared.substring(0, caret)),
              Integer.parseInt(declared.substring(caret + 1)));
    }

    String boosted() {
      return boost == 1 ? field.name() : field.name() + "^" + boost;
    }
  }

  /** Those in which a query without a field's name looks, the weightiest first. */
  List<Searched> searched() {
    return searched;
  }

  /**
   * The fields of a name: one, or those below it when it ends in {@code .*}.
   *
   * @throws QuerySyntaxError when there is none that may be asked for
   */
  List<IndexField> named(String name) {
    String meant = aliases.getOrDefault(name, name);
    IndexField field = fields.get(meant);
    List<IndexField> found =
        field != null && !field.isPrivate()
            ? List.of(field)
            : meant.endsWith(ALL_BELOW) ? below(meant.substring(0, meant.length() - 1)) : List.of();
    if (found.isEmpty()) {
      throw new QuerySyntaxError("There is no field '%s' to search in.".formatted(name), -1);
    }
    return found;
  }

  /**
   * The same, for a question whether there is a value: an object has one where a field below has.
   */
  List<IndexField> existing(String name) {
    String meant = aliases.getOrDefault(name, name);
    List<IndexField> below = meant.isEmpty() ? List.of() : below(meant + ".");
    return fields.containsKey(meant) || below.isEmpty() ? named(name) : below;
  }

  private List<IndexField> below(String prefix) {
    return fields.values().stream()
        .filter(field -> field.name().startsWith(prefix) && field.isPublic())
        .toList();
  }
}
