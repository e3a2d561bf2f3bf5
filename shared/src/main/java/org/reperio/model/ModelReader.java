package org.reperio.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Puts a model together: its own declarations, its custom fields, and the system's fields. */
final class ModelReader {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
  private static final Pattern CUSTOM_FIELD = Pattern.compile("[a-z][a-z0-9_-]*:[A-Za-z0-9_-]+");

  private final ObjectNode system;

  /**
   * @param system the fields, sorts and aliases that every model has
   */
  ModelReader(ObjectNode system) {
    this.system = system;
  }

  /**
   * @param folder the model's own folder
   * @param extensions folders whose {@code custom_fields} come on top
   * @throws ModelError when a declaration is missing or wrong
   */
  ModelDeclaration read(DeclarationFolder folder, List<DeclarationFolder> extensions) {
    ObjectNode model = folder.require("model.yaml");
    String source = folder.name() + "/model.yaml";
    String name = model.path("name").asText();
    if (!NAME.matcher(name).matches()) {
      throw new ModelError(source + ": a name of small letters, digits and hyphens is missing");
    }
    ObjectNode schema = folder.require(model.path("schema").asText("schema.yaml"));
    Map<String, String> aliases = new LinkedHashMap<>();
    for (JsonNode file : model.path("custom-fields")) {
      addCustomFields(schema, aliases, folder, customFields(file));
    }
    List<DeclarationFolder> more = new ArrayList<>(extensions);
    more.add(folder);
    for (DeclarationFolder extension : more) {
      for (String file : extension.customFields()) {
        if (extension != folder || !isListed(model, file)) {
          addCustomFields(schema, aliases, extension, file);
        }
      }
    }
    ObjectNode systemFields = system.path("schema").deepCopy();
    addSystemFields(schema, systemFields);

    Map<String, SortDeclaration> sorts = new LinkedHashMap<>();
    readSorts(system.path("sorts"), sorts);
    readSorts(model.path("sorts"), sorts);
    readAliases(system.path("aliases"), aliases);
    readAliases(model.path("aliases"), aliases);
    return new ModelDeclaration(
        name,
        model.path("title").asText(name),
        model.path("description").asText(""),
        model.path("endpoint").asText(name),
        schema,
        sorts,
        aliases);
  }

  private static boolean isListed(ObjectNode model, String file) {
    for (JsonNode listed : model.path("custom-fields")) {
      if (file.equals(customFields(listed))) {
        return true;
      }
    }
    return false;
  }

  private static String customFields(JsonNode name) {
    return DeclarationFolder.CUSTOM_FIELDS + "/" + name.asText() + ".yaml";
  }

  private static void addCustomFields(
      ObjectNode schema, Map<String, String> aliases, DeclarationFolder folder, String file) {
    ObjectNode group = folder.require(file);
    String source = folder.name() + "/" + file;
    String namespace = group.path("namespace").asText();
    readAliases(group.path("aliases"), aliases);
    ObjectNode custom = objectAt(objectAt(schema, "properties"), "custom_fields");
    if (!custom.has("type")) {
      custom.put("type", "object").put("additionalProperties", false).putObject("default");
    }
    ObjectNode properties = objectAt(custom, "properties");
    for (Map.Entry<String, JsonNode> field : group.path("fields").properties()) {
      String name = field.getKey();
      if (!CUSTOM_FIELD.matcher(name).matches() || !name.startsWith(namespace + ":")) {
        throw new ModelError(
            source + ": '" + name + "' must be written " + namespace + ":<name>, without dots");
      }
      if (properties.has(name)) {
        throw new ModelError(source + ": '" + name + "' is declared already");
      }
      if (!(field.getValue() instanceof ObjectNode declared)) {
        throw new ModelError(source + ": '" + name + "' must be a schema");
      }
      ObjectNode form = objectAt(declared, Annotations.PREFIX + "form");
      if (!form.has("section")) {
        form.put("section", group.path("section").asText(namespace));
      }
      properties.set(name, declared);
    }
  }

  /** Lays the system's fields below the model's, each of them as written by the server only. */
  private static void addSystemFields(ObjectNode schema, ObjectNode systemFields) {
    ObjectNode into = objectAt(schema, "properties");
    for (Map.Entry<String, JsonNode> field : systemFields.path("properties").properties()) {
      ObjectNode declared = (ObjectNode) field.getValue();
      JsonNode own = into.get(field.getKey());
      if (own instanceof ObjectNode object) {
        addSystemFields(object, declared);
      } else {
        into.set(field.getKey(), declared.put("readOnly", true));
      }
    }
  }

  private static void readSorts(JsonNode declared, Map<String, SortDeclaration> into) {
    for (Map.Entry<String, JsonNode> sort : declared.properties()) {
      List<SortDeclaration.Key> keys = new ArrayList<>();
      for (JsonNode key : sort.getValue().path("fields")) {
        keys.add(SortDeclaration.Key.of(key.asText()));
      }
      String title = sort.getValue().path("title").asText(sort.getKey());
      into.put(sort.getKey(), new SortDeclaration(sort.getKey(), title, keys));
    }
  }

  private static void readAliases(JsonNode declared, Map<String, String> into) {
    declared.properties().forEach(alias -> into.put(alias.getKey(), alias.getValue().asText()));
  }

  private static ObjectNode objectAt(ObjectNode parent, String name) {
    return parent.get(name) instanceof ObjectNode there ? there : parent.putObject(name);
  }
}
