package org.reperio.model;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Refuses declarations by which a hidden field of the index would be told of. */
final class Disclosure {

  private final String model;
  private final Map<String, IndexField> fields;

  Disclosure(String model, Map<String, IndexField> fields) {
    this.model = model;
    this.fields = fields;
  }

  /**
   * @throws ModelError when a plain search or a suggestion looks in a hidden field, results are
   *     ordered by one, or a private one is counted
   */
  void check(
      List<String> searchFields,
      List<String> suggestFields,
      List<FacetDeclaration> facets,
      List<SortDeclaration> sorts) {
    for (String field : searchFields) {
      requirePublic(field.replaceFirst("\\^.*", ""), "searched");
    }
    for (String field : suggestFields) {
      requirePublic(field.replaceFirst("\\.suggest$", ""), "suggested");
    }
    sorts.stream()
        .map(SortDeclaration::keys)
        .flatMap(Collection::stream)
        .forEach(key -> requirePublic(key.field(), "sorted by"));
    for (FacetDeclaration facet : facets) {
      requireReaders(facet.field());
      if (facet.subfield() != null) {
        requireReaders(facet.subfield());
      }
    }
  }

  /** A copied value can be found in the field that it is copied to. */
  static void checkCopy(Field field, IndexField.Visibility visibility) {
    if (visibility.rule() != IndexField.Rule.PUBLIC && field.text("copy-to").isPresent()) {
      throw new ModelError(field.path() + " is hidden, and cannot be copied to another field");
    }
  }

  private void requirePublic(String name, String use) {
    IndexField field = fields.get(name);
    if (field != null && !field.isPublic()) {
      throw new ModelError("%s: %s is hidden, and cannot be %s".formatted(model, name, use));
    }
  }

  private void requireReaders(String name) {
    IndexField field = fields.get(name);
    if (field != null && (field.isPrivate() || field.isPerReader())) {
      throw new ModelError("%s: %s is hidden, and cannot be counted".formatted(model, name));
    }
  }
}
