package org.reperio.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.reperio.access.AccessStatus;
import org.reperio.file.FileSummary;
import org.reperio.model.DataModels;

/** Puts a record or draft together in InvenioRDM's JSON, without links: those are HTTP's. */
@ApplicationScoped
public class RecordJson {

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final DataModels models;

  public RecordJson(DataModels models) {
    this.models = models;
  }

  /** An instant as InvenioRDM writes it: microseconds and a numeric offset. */
  public static String timestamp(Instant instant) {
    return TIMESTAMP.format(instant);
  }

  /** The whole record; the caller removes what the asker may not see. */
  public ObjectNode of(RecordRow row) {
    ObjectNode record = NODES.objectNode();
    record.put("id", row.pid());
    record.put("created", timestamp(row.created()));
    record.put("updated", timestamp(row.version().revision().updated()));
    if (row.isDraft()) {
      record.put("expires_at", timestamp(row.draft().expires()));
    }
    record.put("revision_id", row.revisionId());
    record.put("is_published", row.recordId() != null);
    record.put("is_draft", row.isDraft());
    ObjectNode dereferenced = models.get(row.model()).dereference(row.document());
    record.set("pids", orEmpty(dereferenced.get("pids")));
    record.set("parent", parent(row));
    record.set("access", access(row, dereferenced));
    record.set("metadata", orEmpty(dereferenced.get("metadata")));
    record.set("custom_fields", orEmpty(dereferenced.get("custom_fields")));
    record.set("files", files(row, dereferenced));
    record
        .putObject("versions")
        .put("index", row.version().index())
        .put("is_latest", row.isLatest())
        .put("is_latest_draft", row.version().index() >= row.parent().latestIndex());
    record.put("status", DraftStatus.of(row).id());
    if (!row.isDraft()) {
      record
          .putObject("deletion_status")
          .put("is_deleted", row.isDeleted())
          .put("status", row.deletionStatus().code());
    }
    if (row.tombstone() != null) {
      record.set("tombstone", row.tombstone());
    }
    return record;
  }

  private static JsonNode orEmpty(JsonNode node) {
    return node == null || node.isNull() ? NODES.objectNode() : node;
  }

  private static ObjectNode parent(RecordRow row) {
    ObjectNode parent = NODES.objectNode();
    parent.put("id", row.parent().pid());
    parent.set("pids", row.parent().pids());
    ObjectNode access = parent.putObject("access");
    if (row.ownerId() == null) {
      access.putNull("owned_by");
    } else {
      access.putObject("owned_by").put("user", Long.toString(row.ownerId()));
    }
    access.set("settings", row.parent().settings().json());
    if (row.recordId() == null && row.review() != null) {
      ObjectNode review = parent.putObject("review");
      review.put("id", row.review().id().toString());
      review.put("type", row.review().type());
      UUID community = row.review().community();
      review
          .putObject("receiver")
          .put("community", community == null ? null : community.toString());
    }
    parent.set("communities", communities(row));
    return parent;
  }

  /** Nothing in it for a record that is in none, as in InvenioRDM. */
  private static ObjectNode communities(RecordRow row) {
    ObjectNode communities = NODES.objectNode();
    for (RecordRow.InCommunity community : row.communities()) {
      String id = community.id().toString();
      communities.withArray("ids").add(id);
      if (community.isDefault()) {
        communities.put("default", id);
      }
      communities.withArray("entries").add(entry(community));
    }
    return communities;
  }

  private static ObjectNode entry(RecordRow.InCommunity community) {
    ObjectNode entry = NODES.objectNode();
    entry.put("id", community.id().toString());
    entry.put("created", timestamp(community.revision().created()));
    entry.put("updated", timestamp(community.revision().updated()));
    entry.putObject("links");
    entry.put("revision_id", community.revision().number());
    entry.put("slug", community.slug());
    entry.set("metadata", community.metadata());
    entry.set("access", community.access());
    entry.putObject("custom_fields");
    entry.putObject("deletion_status").put("is_deleted", false).put("status", "P");
    entry.putObject("children").put("allow", false);
    return entry;
  }

  private static ObjectNode access(RecordRow row, ObjectNode document) {
    ObjectNode access = NODES.objectNode();
    JsonNode given = orEmpty(document.get("access"));
    access.put("record", given.path("record").asText("public"));
    access.put("files", given.path("files").asText("public"));
    ObjectNode embargo = access.putObject("embargo");
    embargo.put("active", given.at("/embargo/active").asBoolean(false));
    embargo.set(
        "reason",
        given.at("/embargo").path("reason").isMissingNode()
            ? NODES.nullNode()
            : given.at("/embargo/reason"));
    if (given.at("/embargo").hasNonNull("until")) {
      embargo.set("until", given.at("/embargo/until"));
    }
    access.put(
        "status",
        AccessStatus.of(
                embargo.get("active").asBoolean(),
                row.hasRestrictedFiles(),
                row.document().at("/files/enabled").asBoolean(true))
            .id());
    return access;
  }

  private static ObjectNode files(RecordRow row, ObjectNode document) {
    ObjectNode files = NODES.objectNode();
    JsonNode given = orEmpty(document.get("files"));
    files.put("enabled", given.path("enabled").asBoolean(true));
    files.set("order", given.path("order").isArray() ? given.get("order") : NODES.arrayNode());
    if (given.hasNonNull("default_preview")) {
      files.set("default_preview", given.get("default_preview"));
    }
    long bytes = 0;
    ObjectNode entries = NODES.objectNode();
    for (FileSummary file : row.files()) {
      bytes += file.size() == null ? 0 : file.size();
      entries.set(file.key(), FileJson.entry(file));
    }
    files.put("count", entries.size());
    files.put("total_bytes", bytes);
    files.set("entries", entries);
    return files;
  }
}
