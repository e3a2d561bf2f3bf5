package org.reperio.worker.pid.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.reperio.pid.RegistrationClaims.Claim;
import org.reperio.record.RecordJson;
import org.reperio.record.RecordRow;
import org.reperio.record.RecordRows;

/** Finds what an identifier stands for. */
@ApplicationScoped
public class PidTargets {

  /** The most versions that a concept names; a record with more lists them all in its versions. */
  private static final int VERSIONS = 500;

  private final RecordRows rows;
  private final RecordJson json;

  public PidTargets(RecordRows rows, RecordJson json) {
    this.rows = rows;
    this.json = json;
  }

  /**
   * The public view of the identifier; empty when there is none, because the record is a draft,
   * restricted or deleted, or has another identifier.
   */
  public Optional<PidTarget> of(Claim claim) {
    if (claim.recordId() != null) {
      return rows.records(Set.of(claim.recordId())).stream()
          .filter(PidTargets::isPublic)
          .map(json::of)
          .filter(record -> claim.value().equalsIgnoreCase(doi(record)))
          .map(record -> new PidTarget(doi(record), record))
          .findFirst();
    }
    return claim.parentId() == null
        ? Optional.empty()
        : concept(rows.versions(claim.parentId()).stream().filter(PidTargets::isPublic).toList())
            .filter(concept -> claim.value().equalsIgnoreCase(concept.doi()));
  }

  private static boolean isPublic(RecordRow row) {
    return !row.isDeleted() && !row.isRestricted();
  }

  private static String doi(JsonNode record) {
    return record.at("/pids/doi/identifier").asText("");
  }

  /** A concept is described by its latest version, and says which versions there are. */
  private Optional<PidTarget> concept(List<RecordRow> versions) {
    if (versions.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode record = json.of(versions.get(0)).deepCopy();
    ObjectNode parent = (ObjectNode) record.get("parent");
    record.set("id", parent.get("id"));
    record.set("pids", parent.remove("pids"));
    if (record.get("metadata") instanceof ObjectNode metadata) {
      var related = metadata.withArray("related_identifiers");
      versions.stream()
          .map(version -> version.document().at("/pids/doi/identifier").asText(""))
          .filter(doi -> !doi.isEmpty())
          .limit(VERSIONS)
          .forEach(
              doi ->
                  related
                      .addObject()
                      .put("identifier", doi)
                      .put("scheme", "doi")
                      .putObject("relation_type")
                      .put("id", "hasversion"));
    }
    return Optional.of(new PidTarget(doi(record), record));
  }
}
