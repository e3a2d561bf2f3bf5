package org.reperio.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

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
    return text.replaceAll("</?[a-zA-Z][^<>]*>", "")
        .replace("&nbsp;", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&#43;", "+")
        .replace("&#61;", "=")
        .replace("&#64;", "@")
        .replace("&#96;", "`")
        .replace("&amp;", "&")
        .replaceAll("[\\s\\u00a0]+", "");
  }
}
