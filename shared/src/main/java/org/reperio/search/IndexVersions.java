package org.reperio.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.reperio.database.Sql;

/** Compares records and drafts with their documents by their versions, without reading either. */
@ApplicationScoped
class IndexVersions {

  private final Sql sql;
  private final RecordIndex index;
  private final SearchEngine engine;

  IndexVersions(Sql sql, RecordIndex index, SearchEngine engine) {
    this.sql = sql;
    this.index = index;
    this.engine = engine;
  }

  /**
   * A record or draft as the database has it.
   *
   * @param version that its document should have
   */
  record Row(UUID id, long version, Instant updated) {}

  private String select(IndexId id) {
    return """
    select t.id, t.updated, t.revision_id::bigint + p.revision_id + p.draft_changes as version
    from %s t join parent p on p.id = t.parent_id
    where t.model = ? and not exists (select 1 from index_rejection r where r.record_id = t.id)
    """
        .formatted(table(id));
  }

  private static String table(IndexId id) {
    return id.kind() == IndexId.Kind.RECORDS ? "record" : "draft";
  }

  private static Row row(ResultSet found) throws SQLException {
    return new Row(
        found.getObject("id", UUID.class), found.getLong("version"), Sql.instant(found, "updated"));
  }

  /** The newest changes that were made before a time; not of what the engine has rejected. */
  List<Row> newest(IndexId id, Instant before, int limit) {
    return sql.list(
        select(id) + "and t.updated < ? order by t.updated desc limit ?",
        IndexVersions::row,
        id.model(),
        before,
        limit);
  }

  /**
   * The next page of a walk over all in the order of their ids, without what the engine has
   * rejected.
   *
   * @param after the last id of the page before, or null to start
   */
  List<Row> page(IndexId id, UUID after, int size) {
    return sql.list(
        select(id) + "and (?::uuid is null or t.id > ?::uuid) order by t.id limit ?",
        IndexVersions::row,
        id.model(),
        after,
        after,
        size);
  }

  /** Those of these ids that the database does not have. */
  Set<UUID> gone(IndexId id, Collection<UUID> ids) {
    var gone = new HashSet<>(ids);
    sql.list(
            "select id from %s where id = any(?)".formatted(table(id)),
            found -> found.getObject("id", UUID.class),
            (Object) ids.toArray(UUID[]::new))
        .forEach(gone::remove);
    return gone;
  }

  /** Those of these rows whose document is older than they are, or missing. */
  List<Row> behind(IndexId id, List<Row> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<UUID, Long> held = held(id, rows);
    return rows.stream().filter(row -> held.getOrDefault(row.id(), -1L) < row.version()).toList();
  }

  private Map<UUID, Long> held(IndexId id, List<Row> rows) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    rows.forEach(row -> body.withArray("ids").add(row.id().toString()));
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
