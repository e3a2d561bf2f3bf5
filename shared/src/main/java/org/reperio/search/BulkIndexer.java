package org.reperio.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.reperio.database.Sql;
import org.reperio.model.DataModels;
import org.reperio.record.RecordJson;
import org.reperio.record.RecordRow;
import org.reperio.record.RecordRows;

/**
 * Brings the index up to the database, many records at a time: one query, one {@code _bulk}. What
 * it writes carries the record's version, so a late or repeated write never undoes a newer one.
 */
@ApplicationScoped
public class BulkIndexer {

  /** A request is sent when it has grown to this many bytes. */
  private static final int REQUEST_BYTES = 5 * 1024 * 1024;

  private static final int CONFLICT = 409;
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY_REQUESTS = 429;

  private final RecordRows rows;
  private final RecordJson json;
  private final DataModels models;
  private final RecordIndex index;
  private final SearchEngine engine;
  private final Sql sql;

  public BulkIndexer(
      RecordRows rows,
      RecordJson json,
      DataModels models,
      RecordIndex index,
      SearchEngine engine,
      Sql sql) {
    this.rows = rows;
    this.json = json;
    this.models = models;
    this.index = index;
    this.engine = engine;
    this.sql = sql;
  }

  /**
   * Indexes the present state of these records, and removes from the index those that are gone.
   *
   * @throws SearchUnavailable when the engine is down: nothing is lost by trying again
   */
  public void index(Collection<UUID> ids) {
    List<RecordRow> found = rows.records(ids);
    Map<String, List<RecordRow>> byModel = new HashMap<>();
    found.forEach(row -> byModel.computeIfAbsent(row.model(), m -> new ArrayList<>()).add(row));
    byModel.forEach((model, some) -> write(some, index.targets(model)));
    Set<UUID> gone = new HashSet<>(ids);
    found.forEach(row -> gone.remove(row.id()));
    remove(gone);
  }

  /** Writes records to indices; what the engine rejects is noted with its reason. */
  public void write(List<RecordRow> records, List<String> targets) {
    var rejected = new HashMap<UUID, String>();
    var request = new ByteArrayOutputStream(64 * 1024);
    for (RecordRow row : records) {
      byte[] document =
          models
              .get(row.model())
              .indexDocument(json.of(row).put("uuid", row.id().toString()))
              .toString()
              .getBytes(StandardCharsets.UTF_8);
      for (String target : targets) {
        ObjectNode action = JsonNodeFactory.instance.objectNode();
        action
            .putObject("index")
            .put("_index", target)
            .put("_id", row.id().toString())
            .put("version", row.indexVersion())
            .put("version_type", "external_gte");
        request.writeBytes(action.toString().getBytes(StandardCharsets.UTF_8));
        request.write('\n');
        request.writeBytes(document);
        request.write('\n');
      }
      if (request.size() > REQUEST_BYTES) {
        send(request, rejected);
      }
    }
    send(request, rejected);
    remember(records, rejected);
  }

  private void remove(Set<UUID> gone) {
    var request = new ByteArrayOutputStream();
    for (var model : models.all()) {
      for (String target : gone.isEmpty() ? List.<String>of() : index.targets(model.name())) {
        for (UUID id : gone) {
          ObjectNode action = JsonNodeFactory.instance.objectNode();
          action.putObject("delete").put("_index", target).put("_id", id.toString());
          request.writeBytes(action.toString().getBytes(StandardCharsets.UTF_8));
          request.write('\n');
        }
      }
    }
    send(request, new HashMap<>());
  }

  private void send(ByteArrayOutputStream request, Map<UUID, String> rejected) {
    if (request.size() == 0) {
      return;
    }
    JsonNode answer = engine.bulk(request.toByteArray());
    request.reset();
    if (!answer.path("errors").asBoolean()) {
      return;
    }
    for (JsonNode item : answer.path("items")) {
      JsonNode result = item.elements().next();
      int status = result.path("status").asInt();
      // A conflict says that the index has this version or a newer one; a delete may find nothing.
      if (status >= 300 && status != CONFLICT && status != NOT_FOUND) {
        if (status == TOO_MANY_REQUESTS || status >= 500) {
          throw new SearchUnavailable(new IllegalStateException(result.path("error").toString()));
        }
        rejected.put(UUID.fromString(result.get("_id").asText()), reason(result.path("error")));
      }
    }
  }

  private static String reason(JsonNode error) {
    String cause = error.at("/caused_by/reason").asText("");
    return error.path("reason").asText("unknown") + (cause.isEmpty() ? "" : ": " + cause);
  }

  private void remember(List<RecordRow> records, Map<UUID, String> rejected) {
    UUID[] accepted =
        records.stream()
            .map(RecordRow::id)
            .filter(id -> !rejected.containsKey(id))
            .toArray(UUID[]::new);
    sql.update("delete from index_rejection where record_id = any(?)", (Object) accepted);
    sql.batch(
        """
        insert into index_rejection (record_id, pid, reason) values (?, ?, ?)
        on conflict (record_id) do update set reason = excluded.reason, rejected = now()""",
        records.stream()
            .filter(row -> rejected.containsKey(row.id()))
            .map(row -> new Object[] {row.id(), row.pid(), rejected.get(row.id())})
            .toList());
  }

  /** How many records the engine would not take. */
  public long rejections() {
    return sql.count("select count(*) from index_rejection");
  }
}
