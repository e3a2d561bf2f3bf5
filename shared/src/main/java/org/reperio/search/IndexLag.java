package org.reperio.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.reperio.database.Sql;
import org.reperio.record.RecordRow;
import org.reperio.record.RecordRows;

/**
 * Whether the index has what the database has: compares the newest changes with their documents. It
 * asks both, and no worker, so it also shows a worker that is gone or does nothing.
 */
@ApplicationScoped
public class IndexLag {

  /** How long a change may take. */
  public static final Duration ALLOWED = Duration.ofSeconds(30);

  /** Longer than an event takes whose change is only just committed. */
  private static final long PAUSE_MILLIS = 2_000;

  private static final int NEWEST = 200;

  private final Sql sql;
  private final RecordRows rows;
  private final DraftStates states;
  private final RecordIndex index;
  private final SearchEngine engine;

  IndexLag(Sql sql, RecordRows rows, DraftStates states, RecordIndex index, SearchEngine engine) {
    this.sql = sql;
    this.rows = rows;
    this.states = states;
    this.index = index;
    this.engine = engine;
  }

  /**
   * Changes that the index lacks.
   *
   * @param behind how many of the newest changes, of 200 at most
   * @param oldest when the first of them was made, or null when it lacks none
   */
  public record Lag(long behind, Instant oldest) {

    private static final Lag NONE = new Lag(0, null);

    /** How long the first of them has waited. */
    public Duration age() {
      return oldest == null ? Duration.ZERO : Duration.between(oldest, Instant.now());
    }
  }

  /**
   * Looks at an index.
   *
   * @throws SearchUnavailable when the engine does not answer
   */
  public Lag of(IndexId id) throws InterruptedException {
    Lag lag = behind(id, changes(id));
    if (lag.behind() == 0) {
      return lag;
    }
    // A draft that came or went a moment ago makes the document of an older record stale.
    Thread.sleep(PAUSE_MILLIS);
    return behind(id, changes(id));
  }

  private List<UUID> changes(IndexId id) {
    return sql.list(
        """
        select id from %s t where model = ? and updated < ?
          and not exists (select 1 from index_rejection r where r.record_id = t.id)
        order by updated desc limit ?"""
            .formatted(id.kind() == IndexId.Kind.RECORDS ? "record" : "draft"),
        row -> row.getObject("id", UUID.class),
        id.model(),
        Instant.now().minus(ALLOWED),
        NEWEST);
  }

  private Lag behind(IndexId id, Collection<UUID> changed) {
    if (changed.isEmpty()) {
      return Lag.NONE;
    }
    Map<UUID, Long> held = versions(id, changed);
    List<RecordRow> expected =
        id.kind() == IndexId.Kind.RECORDS ? rows.records(changed) : rows.drafts(changed);
    var state = states.of(id.kind(), changed);
    List<RecordRow> behind =
        expected.stream()
            .filter(
                row ->
                    held.getOrDefault(row.id(), -1L)
                        < row.indexVersion()
                            + state.getOrDefault(row.id(), DraftStates.DraftState.NONE).changes())
            .toList();
    return new Lag(
        behind.size(),
        behind.stream()
            .map(row -> row.version().revision().updated())
            .min(Instant::compareTo)
            .orElse(null));
  }

  private Map<UUID, Long> versions(IndexId id, Collection<UUID> ids) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ids.forEach(one -> body.withArray("ids").add(one.toString()));
    var versions = new HashMap<UUID, Long>();
    for (JsonNode document :
        engine.call("POST", "/" + index.alias(id) + "/_mget?_source=false", body).path("docs")) {
      if (document.path("found").asBoolean()) {
        versions.put(
            UUID.fromString(document.get("_id").asText()), document.get("_version").asLong());
      }
    }
    return versions;
  }
}
