package org.reperio.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.reperio.access.GrantSubject;
import org.reperio.access.Permission;
import org.reperio.access.SubjectType;
import org.reperio.database.Sql;
import org.reperio.file.FileObject;
import org.reperio.file.FileStatus;
import org.reperio.file.FileSummary;
import org.reperio.file.Transfer;

/** Makes what {@link RecordRows} selects into values with types. */
@ApplicationScoped
class RecordRowReader {

  private final ObjectMapper json;

  RecordRowReader(ObjectMapper json) {
    this.json = json;
  }

  RecordRow record(ResultSet row) throws SQLException {
    return row(
        row,
        null,
        new RecordRow.Deletion(
            DeletionStatus.of(row.getString("deletion_status")), document(row, "tombstone")));
  }

  RecordRow draft(ResultSet row) throws SQLException {
    return row(
        row,
        new RecordRow.DraftState(
            row.getObject("record_id", UUID.class), Sql.instant(row, "expires")),
        null);
  }

  private RecordRow row(ResultSet row, RecordRow.DraftState draft, RecordRow.Deletion deletion)
      throws SQLException {
    return new RecordRow(
        version(row),
        draft,
        concept(row),
        list(row, "files", RecordRowReader::file),
        list(row, "communities", RecordRowReader::community),
        list(row, "grants", RecordRowReader::grant),
        review(row),
        deletion);
  }

  private RecordRow.Version version(ResultSet row) throws SQLException {
    return new RecordRow.Version(
        row.getObject("id", UUID.class),
        row.getString("pid"),
        row.getString("model"),
        row.getInt("version_index"),
        document(row, "document"),
        row.getObject("bucket_id", UUID.class),
        new RecordRow.Revision(
            row.getInt("revision_id"),
            row.getInt("hidden_raises"),
            Sql.instant(row, "created"),
            Sql.instant(row, "updated")));
  }

  private RecordRow.Concept concept(ResultSet row) throws SQLException {
    return new RecordRow.Concept(
        row.getObject("parent_id", UUID.class),
        row.getString("parent_pid"),
        row.getObject("owner_id", Long.class),
        AccessSettings.of(document(row, "parent_access")),
        document(row, "parent_pids"),
        row.getInt("latest_index"),
        row.getInt("latest_open_index"),
        row.getInt("parent_revision"));
  }

  private static FileSummary file(JsonNode file) {
    return new FileSummary(
        new FileObject.Address(
            id(file, "bucket_id"),
            file.get("key").asText(),
            id(file, "id"),
            id(file, "version_id")),
        FileStatus.of(file.get("status").asText()),
        new FileObject.Description(
            file.get("mimetype").asText(),
            (ObjectNode) file.get("metadata"),
            file.get("hidden").asBoolean()),
        file.hasNonNull("size") ? file.get("size").longValue() : null,
        file.get("checksum").asText(null),
        Transfer.Type.valueOf(file.get("transfer").asText()),
        instant(file, "created"),
        instant(file, "updated"));
  }

  private static Instant instant(JsonNode of, String field) {
    return OffsetDateTime.parse(of.get(field).asText()).toInstant();
  }

  private static RecordRow.InCommunity community(JsonNode community) {
    return new RecordRow.InCommunity(
        id(community, "id"),
        community.get("slug").asText(),
        (ObjectNode) community.get("metadata"),
        (ObjectNode) community.get("access"),
        new RecordRow.Revision(
            community.get("revision").asInt(),
            0,
            instant(community, "created"),
            instant(community, "updated")),
        community.get("default").asBoolean());
  }

  private static RecordRow.Granted grant(JsonNode grant) {
    return new RecordRow.Granted(
        new GrantSubject(
            SubjectType.of(grant.get("type").asText()).orElseThrow(), grant.get("id").asText()),
        Permission.of(grant.get("permission").asText()).orElseThrow(),
        grant.get("origin").asText(null));
  }

  private RecordRow.Review review(ResultSet row) throws SQLException {
    ObjectNode review = document(row, "review");
    return review == null
        ? null
        : new RecordRow.Review(
            id(review, "id"),
            review.get("type").asText(),
            stage(review.get("status").asText()),
            review.hasNonNull("community") ? id(review, "community") : null);
  }

  private static RecordRow.Review.Stage stage(String status) {
    return switch (status) {
      case "created" -> RecordRow.Review.Stage.PREPARED;
      case "submitted" -> RecordRow.Review.Stage.UNDER_WAY;
      case "declined" -> RecordRow.Review.Stage.DECLINED;
      case "expired" -> RecordRow.Review.Stage.EXPIRED;
      default -> RecordRow.Review.Stage.OVER;
    };
  }

  private static UUID id(JsonNode of, String field) {
    return UUID.fromString(of.get(field).asText());
  }

  private <T> List<T> list(ResultSet row, String column, Function<JsonNode, T> entry)
      throws SQLException {
    return StreamSupport.stream(array(row, column).spliterator(), false).map(entry).toList();
  }

  /** The JSON in a column; an empty array for null. */
  private JsonNode array(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? json.createArrayNode() : parse(text);
  }

  ArrayNode notes(ResultSet row) throws SQLException {
    String text = row.getString("notes");
    return text == null ? json.createArrayNode() : (ArrayNode) parse(text);
  }

  private ObjectNode document(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? null : (ObjectNode) parse(text);
  }

  private JsonNode parse(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database holds a malformed document", e);
    }
  }
}
