package org.reperio.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.reperio.database.Sql;
import org.reperio.messaging.EventMessage;
import org.reperio.messaging.RecordEvent;
import org.reperio.search.BulkIndexer;
import org.reperio.search.IndexId;
import org.reperio.search.IndexRebuild;
import org.reperio.search.RecordIndex;

/** The search indices as the worker keeps them, for tests that have no worker. */
@ApplicationScoped
public class Indices {

  private final IndexRebuild rebuild;
  private final BulkIndexer indexer;
  private final RecordIndex index;
  private final Sql sql;
  private final ObjectMapper json;
  private long seen;

  public Indices(
      IndexRebuild rebuild, BulkIndexer indexer, RecordIndex index, Sql sql, ObjectMapper json) {
    this.rebuild = rebuild;
    this.indexer = indexer;
    this.index = index;
    this.sql = sql;
    this.json = json;
  }

  /** Makes the indices where there are none yet: nothing is found, and search answers. */
  public void init() {
    index.init(IndexId.records("rdm"));
    index.init(IndexId.drafts("rdm"));
  }

  /** Makes all that is there found. */
  public void fill() throws InterruptedException {
    rebuild.rebuild(IndexId.records("rdm"), done -> {});
    rebuild.rebuild(IndexId.drafts("rdm"), done -> {});
  }

  /** Applies the events that wait, and nothing that no event tells of. */
  public void applyEvents() {
    record Waiting(long id, String payload) {}
    List<Waiting> waiting =
        sql.list(
            "select id, payload::text from outbox where id > ? order by id",
            row -> new Waiting(row.getLong(1), row.getString(2)),
            seen);
    var events = new ArrayList<RecordEvent>();
    for (Waiting one : waiting) {
      seen = Math.max(seen, one.id());
      try {
        events.addAll(json.readValue(one.payload(), EventMessage.class).events());
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }
    indexer.apply(events);
    index.count(index.alias(IndexId.records("rdm")));
    index.count(index.alias(IndexId.drafts("rdm")));
  }
}
