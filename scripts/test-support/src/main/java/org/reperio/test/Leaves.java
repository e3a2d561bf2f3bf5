package org.reperio.test;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.owasp.html.Encoding;

/** The values at the ends of a JSON tree, each with its path, list positions as {@code []}. */
public record Leaves(String path, String value) {

  public static List<Leaves> of(JsonNode node) {
    List<Leaves> leaves = new ArrayList<>();
    collect(node, "", leaves);
    return leaves;
  }

  private static void collect(JsonNode node, String path, List<Leaves> leaves) {
    if (node.isObject()) {
      node.fields()
          .forEachRemaining(
              field -> collect(field.getValue(), path + "." + field.getKey(), leaves));
    } else if (node.isArray()) {
      node.forEach(entry -> collect(entry, path + "[]", leaves));
    } else if (!node.isNull()) {
      leaves.add(new Leaves(path, node.asText()));
    }
  }

  /** Text without tags and references, white space left out: what must survive any clean-up. */
  public static String essence(String text) {
    String plain = text.replaceAll("</?[a-zA-Z][^<>]*>", "");
    return Encoding.decodeHtml(plain, false).replaceAll("[\\s\\u00a0]+", "");
  }
}
