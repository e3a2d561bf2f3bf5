package org.reperio.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Documents on their way to the engine: {@code _bulk} requests that are sent as they fill up. What
 * is written carries a version, so a late or repeated write never undoes a newer one.
 */
final class BulkRequest {

  /** A request is sent when it has grown to this many bytes. */
  private static final int FULL = 5 * 1024 * 1024;

  /** Later than any write: what is removed does not come back by a write that was under way. */
  private static final long LAST_VERSION = Long.MAX_VALUE - 1;

  private static final int CONFLICT = 409;
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY_REQUESTS = 429;

  private final SearchEngine engine;
  private final ByteArrayOutputStream lines = new ByteArrayOutputStream(64 * 1024);
  private final Map<UUID, String> rejected = new HashMap<>();

  BulkRequest(SearchEngine engine) {
    this.engine = engine;
  }

  /** Writes a document to indices, unless they have a newer version of it. */
  void write(UUID id, long version, byte[] document, List<String> targets) {
    for (String target : targets) {
      action("index", target, id, version, "external_gte");
      lines.writeBytes(document);
      lines.write('\n');
    }
    sendWhenFull();
  }

  /** Removes a document for good: its id never comes back to these indices. */
  void remove(UUID id, List<String> targets) {
    for (String target : targets) {
      action("delete", target, id, LAST_VERSION, "external_gte");
    }
    sendWhenFull();
  }

  private void action(String name, String target, UUID id, long version, String versionType) {
    ObjectNode action = JsonNodeFactory.instance.objectNode();
    action
        .putObject(name)
        .put("_index", target)
        .put("_id", id.toString())
        .put("version", version)
        .put("version_type", versionType);
    lines.writeBytes(action.toString().getBytes(StandardCharsets.UTF_8));
    lines.write('\n');
  }

  private void sendWhenFull() {
    if (lines.size() > FULL) {
      send();
    }
  }

  /**
   * Sends what is left.
   *
   * @return why the engine would not take some documents, by their ids
   * @throws SearchUnavailable when the engine is down, or has no room now
   */
  Map<UUID, String> finish() {
    if (lines.size() > 0) {
      send();
    }
    return rejected;
  }

  private void send() {
    JsonNode answer = engine.bulk(lines.toByteArray());
    lines.reset();
    if (!answer.path("errors").asBoolean()) {
      return;
    }
    for (JsonNode item : answer.path("items")) {
      JsonNode result = item.elements().next();
      int status = result.path("status").asInt();
      // A conflict says that the index has this version or a newer one; a delete may find nothing.
      if (status >= 300 && status != CONFLICT && status != NOT_FOUND) {
        if (status == TOO_MANY_REQUESTS
            || status >= 500
            || EngineBlock.isIn(result.path("error"))) {
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
}
