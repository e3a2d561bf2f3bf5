package org.reperio.ui.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.reperio.model.DataModels;
import org.reperio.model.FacetDeclaration;
import org.reperio.model.SortDeclaration;

/** Which facets and sorts the data model declares. */
@ApplicationScoped
public class SearchChoices {

  static final String MODEL = "rdm";

  private final Set<String> facets;
  private final Map<String, String> sorts = new LinkedHashMap<>();

  public SearchChoices(DataModels models) {
    facets =
        models.get(MODEL).facets().stream()
            .filter(facet -> facet.scopes().contains(FacetDeclaration.RECORDS))
            .map(FacetDeclaration::name)
            .collect(Collectors.toUnmodifiableSet());
    for (SortDeclaration sort : models.get(MODEL).sorts()) {
      sorts.put(sort.name(), sort.title());
    }
  }

  /** Names of facets. */
  Set<String> facets() {
    return facets;
  }

  /** Labels of sorts by name, in the order to show them. */
  Map<String, String> sorts() {
    return sorts;
  }
}
