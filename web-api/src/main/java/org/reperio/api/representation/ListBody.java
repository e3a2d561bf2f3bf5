package org.reperio.api.representation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;

/** How the answer to a question for a list begins, in InvenioRDM's shape. */
public final class ListBody {

  private ListBody() {}

  /**
   * A body with its hits, to which facets, order and links are added.
   *
   * @param total how many there are on all pages
   */
  public static ObjectNode of(Stream<? extends JsonNode> found, long total) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode hits = body.putObject("hits");
    ArrayNode list = hits.putArray("hits");
    found.forEach(list::add);
    hits.put("total", total);
    return body;
  }
}
