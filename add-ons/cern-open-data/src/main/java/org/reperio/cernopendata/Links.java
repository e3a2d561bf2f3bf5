package org.reperio.cernopendata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.reperio.crosswalk.IdentifierClaims;
import org.reperio.crosswalk.IdentifierClaims.Identified;
import org.reperio.crosswalk.RdmDocument;

/**
 * Everything an entry points to: as related works, and, with the words around it, in {@code
 * cern:links}.
 */
final class Links {

  private final RdmDocument document;
  private final IdentifierClaims claims;
  private final ArrayNode links = JsonNodeFactory.instance.arrayNode();

  Links(RdmDocument document, IdentifierClaims claims) {
    this.document = document;
    this.claims = claims;
  }

  /** Takes the {@code links} of a section, or of the entry itself. */
  void take(SourceFields holder, String section, String relation) {
    for (SourceFields link : holder.objects("links")) {
      add(link, section, relation, null);
    }
  }

  void takeRelations(SourceFields source) {
    for (SourceFields relation : source.objects("relations")) {
      String type = relation.text("type");
      String description = relation.text("description");
      if (description != null) {
        relation.putBack("description", description);
      }
      add(relation, "relations", relationType(type, description), type);
    }
  }

  /** Takes the address of one thing from the named field. */
  void takeUrl(SourceFields holder, String field, String section, String title, String relation) {
    String url = holder.text(field);
    if (url != null) {
      ObjectNode json = links.addObject();
      json.put("section", section).put("title", title).put("url", Portal.absolute(url));
      relate(Portal.absolute(url), relation);
    }
  }

  /** Takes the number of another entry. */
  void takeRecid(SourceFields holder, String section, String relation) {
    String recid = holder.text("recid");
    if (recid != null) {
      links.addObject().put("section", section).put("recid", recid);
      relate(Portal.record(recid), relation);
    }
  }

  void write() {
    document.custom("cern:links", links);
  }

  private void add(SourceFields link, String section, String relation, String type) {
    ObjectNode json = links.addObject().put("section", section);
    if (type != null) {
      json.put("type", type);
    }
    for (String field : List.of("url", "recid", "doi", "title", "description")) {
      String value = link.text(field);
      if (value != null) {
        json.put(field, field.equals("url") ? Portal.absolute(value) : value);
      }
    }
    if (json.has("doi")) {
      relate(json.path("doi").asText(), relation);
    }
    if (json.has("recid")) {
      relate(Portal.record(json.path("recid").asText()), relation);
    }
    if (json.has("url")) {
      relate(json.path("url").asText(), relation);
    }
  }

  private void relate(String target, String relation) {
    String doi = claims.valid(target, "doi").orElse(null);
    Identified identified =
        doi != null ? new Identified("doi", doi, true) : claims.examine(target, "url");
    ObjectNode json = identified.toJson();
    json.set("relation_type", RdmDocument.term(relation));
    document.add("related_identifiers", json);
  }

  /**
   * The portal calls parent and child both what data were derived from or into, and the release
   * that they are a part of; the words beside tell which.
   */
  static String relationType(String type, String description) {
    String words = description == null ? "" : description;
    boolean release = words.startsWith("For citing all") || words.contains("can be found from");
    return switch (type == null ? "" : type) {
      case "isChildOf" -> release ? "ispartof" : "isderivedfrom";
      case "isParentOf" -> words.startsWith("The corresponding") ? "issourceof" : "haspart";
      case "isPartOf" -> "ispartof";
      case "isProducedBy" -> "iscompiledby";
      case "isSiblingOf" -> "isvariantformof";
      default -> "other";
    };
  }
}
