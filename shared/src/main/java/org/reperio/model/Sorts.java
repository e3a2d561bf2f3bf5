package org.reperio.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The orders of results: those that a model lists, then those that its fields declare. */
final class Sorts {

  private Sorts() {}

  static List<SortDeclaration> of(Field root, Collection<SortDeclaration> listed) {
    List<SortDeclaration> sorts = new ArrayList<>(listed);
    collect(root, sorts);
    return List.copyOf(sorts);
  }

  private static void collect(Field field, List<SortDeclaration> sorts) {
    field.annotation("sort").ifPresent(declared -> sorts.add(sort(field, declared)));
    field.children().forEach(child -> collect(child, sorts));
  }

  private static SortDeclaration sort(Field field, JsonNode declared) {
    SortDeclaration.Key key =
        new SortDeclaration.Key(Facets.wholeValue(field), declared.path("descending").asBoolean());
    return new SortDeclaration(
        declared.path("name").asText(field.name()),
        declared.path("title").asText(field.title()),
        List.of(key));
  }
}
