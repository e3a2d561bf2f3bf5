package org.reperio.crosswalk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An input document of the model {@code rdm} while a crosswalk fills it. What stays empty is left
 * out. Blank text is no value, and is never set.
 */
public final class RdmDocument {

  private final ObjectNode root = JsonNodeFactory.instance.objectNode();
  private final ObjectNode metadata = root.putObject("metadata");
  private final ObjectNode customFields = JsonNodeFactory.instance.objectNode();

  /** A reference to a vocabulary's term: {@code {"id": ...}}. */
  public static ObjectNode term(String id) {
    return JsonNodeFactory.instance.objectNode().put("id", id);
  }

  public ObjectNode metadata() {
    return metadata;
  }

  /** Sets a text field of the metadata. */
  public void set(String field, String value) {
    if (value != null && !value.isBlank()) {
      metadata.put(field, value.strip());
    }
  }

  /** The list of that name in the metadata, made when first asked for. */
  public ArrayNode list(String field) {
    return metadata.withArray(field);
  }

  /** Adds an entry, unless an equal one is there. */
  public void add(String field, JsonNode entry) {
    ArrayNode list = list(field);
    for (JsonNode present : list) {
      if (present.equals(entry)) {
        return;
      }
    }
    list.add(entry);
  }

  public void addText(String field, String value) {
    if (value != null && !value.isBlank()) {
      add(field, metadata.textNode(value.strip()));
    }
  }

  /** Adds an entry with a text and a typed term, such as an additional title or description. */
  public void addTyped(String field, String key, String text, String type, ObjectNode language) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode().put(key, text);
    entry.set("type", term(type));
    if (language != null) {
      entry.set("lang", language);
    }
    add(field, entry);
  }

  /** Sets a custom field; null, blank text and empty containers are left out. */
  public void custom(String field, JsonNode value) {
    boolean empty =
        value == null
            || value.isNull()
            || value.isTextual() && value.textValue().isBlank()
            || value.isContainerNode() && value.isEmpty();
    if (!empty) {
      customFields.set(field, value);
    }
  }

  /** A custom field set before; a missing node when there is none. */
  public JsonNode customField(String field) {
    return customFields.path(field);
  }

  /** A DOI that another registrant keeps. */
  public void externalDoi(String doi) {
    root.withObject("/pids/doi").put("identifier", doi).put("provider", "external");
  }

  /** The identifier of a PID set before; null when there is none. */
  public String pid(String scheme) {
    return root.path("pids").path(scheme).path("identifier").textValue();
  }

  /** The whole; a record of metadata alone, without files. */
  public ObjectNode build() {
    if (!customFields.isEmpty()) {
      root.set("custom_fields", customFields);
    }
    root.putObject("access").put("record", "public").put("files", "public");
    root.putObject("files").put("enabled", false);
    return root;
  }
}
