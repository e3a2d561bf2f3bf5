package org.reperio.crosswalk.inveniordm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.reperio.crosswalk.JsonMapping;
import org.reperio.crosswalk.Provenance;
import org.reperio.crosswalk.SourceNotes;
import org.reperio.crosswalk.SourceRefused;
import org.reperio.pid.scheme.IdentifierSchemes;
import org.reperio.vocabulary.Vocabularies;

/**
 * From a published record as InvenioRDM serves or dumps it into an input document: the metadata,
 * custom fields, access and DOI. What the origin worked out (titles of terms, links, counts) is
 * left behind, and so are its files, which the JSON only lists; what a record keeps beside its
 * document when it moves in is its provenance.
 */
@ApplicationScoped
public final class InvenioRdmMapping implements JsonMapping {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final IdentifierSchemes schemes;
  private final InputMetadata inputMetadata;

  public InvenioRdmMapping(IdentifierSchemes schemes, Vocabularies vocabularies) {
    this.schemes = schemes;
    this.inputMetadata = new InputMetadata(vocabularies);
  }

  /** The record's id; without one its DOI. */
  @Override
  public String sourceId(ObjectNode source) {
    String id = source.path("id").asText("");
    String doi = source.path("pids").path("doi").path("identifier").asText("");
    return !id.isBlank() ? id : doi.isBlank() ? null : doi;
  }

  @Override
  public Optional<Provenance> provenance(ObjectNode source) {
    return Optional.of(InvenioRdmProvenance.of(source));
  }

  @Override
  public ObjectNode document(ObjectNode source, SourceNotes notes) {
    if (source.path("is_draft").asBoolean(false) && !source.path("is_published").asBoolean(false)) {
      throw new SourceRefused("This is a draft that was never published.");
    }
    if (source.path("tombstone").isObject() && !source.has("metadata")) {
      throw new SourceRefused(
          "The origin has deleted this record, and only its tombstone is here, no metadata.");
    }
    if (!(source.get("metadata") instanceof ObjectNode metadata)) {
      throw new SourceRefused("There is no metadata in it, so it is no record of InvenioRDM.");
    }
    ObjectNode document = JSON.objectNode();
    document.set("metadata", inputMetadata.of(metadata));
    if (source.get("custom_fields") instanceof ObjectNode custom && !custom.isEmpty()) {
      document.set("custom_fields", custom.deepCopy());
    }
    doi(source).ifPresent(doi -> document.putObject("pids").set("doi", doi));
    document.set("access", access(source.path("access")));
    document.putObject("files").put("enabled", false);
    return document;
  }

  private Optional<ObjectNode> doi(ObjectNode source) {
    JsonNode pid = source.path("pids").path("doi");
    String stated = pid.path("identifier").asText("");
    if (stated.isBlank()) {
      return Optional.empty();
    }
    String doi =
        schemes
            .find("doi")
            .filter(scheme -> scheme.isValid(stated))
            .map(scheme -> scheme.normalize(stated))
            .orElseThrow(() -> new SourceRefused("\"" + stated + "\" is not a DOI."));
    // Which DOIs are this repository's own is decided when the record is published.
    return Optional.of(JSON.objectNode().put("identifier", doi).put("provider", "external"));
  }

  private static ObjectNode access(JsonNode source) {
    ObjectNode access = JSON.objectNode();
    access.put("record", source.path("record").asText("public"));
    access.put("files", source.path("files").asText("public"));
    if (source.get("embargo") instanceof ObjectNode embargo) {
      access.set("embargo", embargo.deepCopy().retain("active", "until", "reason"));
    }
    return access;
  }
}
