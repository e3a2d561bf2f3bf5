package org.reperio.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The models of the libraries on the class path, which cannot be listed: each library lists its own
 * in a {@code models/index.yaml}.
 *
 * @param models folders of models
 * @param customFields files of custom fields without their ending, by the model that gets them
 */
record ModelIndex(List<String> models, Map<String, List<String>> customFields) {

  /**
   * @throws ModelError when an index cannot be read
   */
  static ModelIndex onClassPath(ClassLoader loader, String folder) {
    String name = folder + "/index.yaml";
    List<String> models = new ArrayList<>();
    Map<String, List<String>> fields = new LinkedHashMap<>();
    try {
      for (URL url : Collections.list(loader.getResources(name))) {
        ObjectNode index = DeclarationFolder.read(url);
        index.path("models").forEach(model -> models.add(model.asText()));
        for (Map.Entry<String, JsonNode> model : index.path("custom-fields").properties()) {
          List<String> files = fields.computeIfAbsent(model.getKey(), key -> new ArrayList<>());
          model.getValue().forEach(file -> files.add(file.asText()));
        }
      }
    } catch (IOException unreadable) {
      throw new ModelError(name + ": " + unreadable.getMessage(), unreadable);
    }
    fields.values().forEach(Collections::sort);
    return new ModelIndex(models, fields);
  }
}
