package org.reperio.crosswalk.inveniordm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reperio.crosswalk.Provenance;

/** Reads from a record as InvenioRDM serves it what it keeps when it moves. */
final class InvenioRdmProvenance {

  private static final String DEFAULT = "default";

  private InvenioRdmProvenance() {}

  static Provenance of(ObjectNode source) {
    return new Provenance(
        source.path("id").asText(""),
        concept(source.path("parent")),
        source.path("versions").path("index").asInt(0),
        new Provenance.Times(instant(source, "created"), instant(source, "updated")),
        tombstone(source),
        files(source.path("files")));
  }

  private static Provenance.Concept concept(JsonNode parent) {
    String owner = parent.at("/access/owned_by/user").asText("");
    return new Provenance.Concept(
        parent.path("id").asText(""),
        object(parent.path("pids")),
        owner.isBlank() || owner.equals("null") ? Optional.empty() : Optional.of(owner),
        object(parent.at("/access/settings")),
        communities(parent.path("communities")));
  }

  /** Ids and entries name the same ones; older versions of InvenioRDM have no entries. */
  private static List<Provenance.InCommunity> communities(JsonNode source) {
    Map<String, String> slugs = new LinkedHashMap<>();
    String first = source.path(DEFAULT).asText("");
    if (source.hasNonNull(DEFAULT) && !first.isBlank()) {
      slugs.put(first, "");
    }
    source.path("ids").forEach(id -> slugs.putIfAbsent(id.asText(), ""));
    source
        .path("entries")
        .forEach(entry -> slugs.put(entry.path("id").asText(), entry.path("slug").asText("")));
    return slugs.entrySet().stream()
        .map(one -> new Provenance.InCommunity(one.getKey(), one.getValue()))
        .toList();
  }

  private static Optional<ObjectNode> tombstone(ObjectNode source) {
    boolean deleted = source.path("deletion_status").path("is_deleted").asBoolean(false);
    return source.get("tombstone") instanceof ObjectNode tombstone
        ? Optional.of(tombstone.deepCopy())
        : deleted ? Optional.of(JsonNodeFactory.instance.objectNode()) : Optional.empty();
  }

  private static Provenance.Files files(JsonNode source) {
    ObjectNode options = object(source).retain("enabled", "order", "default_preview");
    if (options.path("order").isEmpty()) {
      options.remove("order");
    }
    if (options.path("default_preview").asText("").isBlank()
        || options.path("default_preview").isNull()) {
      options.remove("default_preview");
    }
    if (!options.has("enabled")) {
      options.put("enabled", false);
    }
    if (!(source.get("entries") instanceof ObjectNode) && !source.path("entries").isArray()) {
      return new Provenance.Files(options, Optional.empty());
    }
    List<Provenance.Entry> entries = new ArrayList<>();
    // By name as InvenioRDM's pages of records have them, in a list as its files' own address has.
    source
        .path("entries")
        .properties()
        .forEach(entry -> entries.add(entry(entry.getKey(), entry.getValue())));
    if (source.path("entries").isArray()) {
      source.path("entries").forEach(entry -> entries.add(entry("", entry)));
    }
    return new Provenance.Files(options, Optional.of(List.copyOf(entries)));
  }

  private static Provenance.Entry entry(String name, JsonNode entry) {
    return new Provenance.Entry(
        entry.path("key").asText(name),
        entry.path("size").asLong(-1),
        entry.path("checksum").asText(""),
        entry.path("mimetype").asText(""),
        object(entry.path("metadata")),
        entry.path("access").path("hidden").asBoolean(false));
  }

  private static ObjectNode object(JsonNode node) {
    return node instanceof ObjectNode object
        ? object.deepCopy()
        : JsonNodeFactory.instance.objectNode();
  }

  /** With an offset as InvenioRDM's API writes it, without one as its dumps have it. */
  private static Instant instant(ObjectNode source, String field) {
    try {
      TemporalAccessor time =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              source.path(field).asText(""), OffsetDateTime::from, LocalDateTime::from);
      return time instanceof OffsetDateTime known
          ? known.toInstant()
          : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
