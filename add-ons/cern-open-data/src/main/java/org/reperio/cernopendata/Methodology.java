package org.reperio.cernopendata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.reperio.crosswalk.SourceText;

/** The steps by which a dataset was produced, made readable. */
final class Methodology {

  private final JsonNode steps;

  /**
   * @param steps the list as the source has it; may be missing
   */
  Methodology(JsonNode steps) {
    this.steps = steps;
  }

  /** The names of all generators, each once. */
  ArrayNode generators() {
    ArrayNode generators = JsonNodeFactory.instance.arrayNode();
    for (JsonNode step : steps) {
      for (JsonNode generator : step.path("generators")) {
        boolean listed = false;
        for (JsonNode known : generators) {
          listed |= known.equals(generator);
        }
        if (!listed && generator.isTextual()) {
          generators.add(generator);
        }
      }
    }
    return generators;
  }

  /** The steps as an ordered list in HTML; null when there are none. */
  String html() {
    if (steps.isEmpty()) {
      return null;
    }
    StringBuilder html = new StringBuilder("<ol>");
    for (JsonNode step : steps) {
      html.append("<li>");
      labelled(html, "Step", step.path("type"));
      labelled(html, "Release", step.path("release"));
      labelled(html, "Global tag", step.path("global_tag"));
      for (JsonNode generator : step.path("generators")) {
        labelled(html, "Generator", generator);
      }
      labelled(html, "Output dataset", step.path("output_dataset"));
      if (step.path("note").isTextual()) {
        html.append("<p>")
            .append(SourceText.toHtml(Portal.html(step.path("note").textValue())))
            .append("</p>");
      }
      for (JsonNode file : step.path("configuration_files")) {
        configuration(html, file);
      }
      html.append("</li>");
    }
    return html.append("</ol>").toString();
  }

  private static void configuration(StringBuilder html, JsonNode file) {
    String title = SourceText.escape(file.path("title").asText("Configuration"));
    String url = file.path("url").asText("");
    html.append("<p>");
    if (url.isBlank()) {
      html.append(title);
    } else {
      String address = SourceText.escape(Portal.absolute(url)).replace("\"", "%22");
      html.append("<a href=\"").append(address).append("\">").append(title).append("</a>");
    }
    html.append("</p>");
    labelled(html, "Process", file.path("process"));
    labelled(html, "CMS ConfDB id", file.path("cms_confdb_id"));
    if (file.path("script").isTextual()) {
      html.append("<pre>")
          .append(SourceText.escape(file.path("script").textValue()))
          .append("</pre>");
    }
  }

  private static void labelled(StringBuilder html, String label, JsonNode value) {
    if (value.isTextual() && !value.textValue().isBlank()) {
      html.append("<p><strong>")
          .append(label)
          .append(":</strong> ")
          .append(SourceText.escape(value.textValue().strip()))
          .append("</p>");
    }
  }
}
