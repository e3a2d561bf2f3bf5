package org.reperio.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the facets that a schema declares. */
final class Facets {

  private static final int SIZE = 10;

  private Facets() {}

  static List<FacetDeclaration> of(Field root) {
    List<FacetDeclaration> facets = new ArrayList<>();
    collect(root, facets);
    facets.sort(Comparator.comparingInt(FacetDeclaration::order));
    return List.copyOf(facets);
  }

  private static void collect(Field field, List<FacetDeclaration> facets) {
    field
        .annotation("facet")
        .ifPresent(
            declared -> {
              if (declared.isArray()) {
                declared.forEach(one -> facets.add(facet(field, one)));
              } else {
                facets.add(facet(field, declared));
              }
            });
    field.children().forEach(child -> collect(child, facets));
  }

  private static FacetDeclaration facet(Field field, JsonNode declared) {
    Map<String, String> labels = new LinkedHashMap<>();
    declared
        .path("labels")
        .properties()
        .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
    Set<String> scopes = new LinkedHashSet<>();
    declared.path("scopes").forEach(scope -> scopes.add(scope.asText()));
    if (scopes.isEmpty()) {
      scopes.addAll(List.of(FacetDeclaration.RECORDS, FacetDeclaration.DRAFTS));
    }
    return new FacetDeclaration(
        declared.path("name").asText(field.name()),
        declared.path("label").asText(field.title()),
        declared.path("order").asInt(100),
        declared.path("size").asInt(SIZE),
        new FacetDeclaration.Counted(
            indexField(field, declared.path("field").asText("")),
            declared.has("subfield")
                ? indexField(field, declared.path("subfield").asText())
                : null),
        new FacetDeclaration.Naming(
            declared.has("vocabulary")
                ? declared.path("vocabulary").asText()
                : field.text("vocabulary").orElse(null),
            labels,
            declared.path("upper-case").asBoolean()),
        declared.path("shown").asBoolean(true),
        scopes);
  }

  /** The index field that holds a field's values whole. */
  static String wholeValue(Field field) {
    return IndexKind.of(field) == IndexKind.TEXT_KEYWORD ? field.path() + ".keyword" : field.path();
  }

  private static String indexField(Field field, String below) {
    if (!below.isEmpty()) {
      return field.path() + "." + below;
    }
    return wholeValue(field);
  }
}
