package org.reperio.api.representation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.reperio.site.UriEncoding;

/**
 * The addresses of a page of a list, and of the pages beside it.
 *
 * @param base of the list, without parameters
 * @param given the parameters that the page was asked for with
 * @param sort the name of the order
 * @param size results a page
 */
public record PageLinks(String base, Map<String, List<String>> given, String sort, int size) {

  private static final Set<String> NOT_REPEATED =
      Set.of("access_token", "token", "page", "size", "sort", "focus_event_id");

  /**
   * Says in the body of a list how it is ordered, and what is beside this page.
   *
   * @param total how many results can be reached by pages
   */
  public void into(ObjectNode body, int page, long total) {
    body.put("sortBy", sort);
    body.set("links", links(page, total));
  }

  /**
   * The links of a page.
   *
   * @param total how many results can be reached by pages
   */
  private ObjectNode links(int page, long total) {
    ObjectNode links = JsonNodeFactory.instance.objectNode().put("self", address(page));
    if (page > 1) {
      links.put("prev", address(page - 1));
    }
    if ((long) page * size < total) {
      links.put("next", address(page + 1));
    }
    return links;
  }

  private String address(int page) {
    Map<String, List<String>> all = new TreeMap<>(given);
    all.keySet().removeAll(NOT_REPEATED);
    all.put("page", List.of(Integer.toString(page)));
    all.put("size", List.of(Integer.toString(size)));
    all.put("sort", List.of(sort));
    return base + "?" + UriEncoding.query(all);
  }
}
