package org.reperio.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Which facets and sorts there are to choose from. */
@ApplicationScoped
public class SearchChoices {

  Set<String> facets() {
    return Set.of("resource_type", "access_status", "experiment", "subjects", "languages");
  }

  /** Labels by name, in the order to show them. */
  Map<String, String> sorts() {
    Map<String, String> sorts = new LinkedHashMap<>();
    sorts.put("bestmatch", "Best match");
    sorts.put("newest", "Newest");
    sorts.put("oldest", "Oldest");
    return sorts;
  }
}
