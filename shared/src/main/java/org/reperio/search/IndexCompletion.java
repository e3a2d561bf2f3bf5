package org.reperio.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Makes up for events that were lost, such as with a broker whose data is gone: compares all that
 * the database has with the documents, indexes what they lack, and removes what is gone.
 */
@ApplicationScoped
public class IndexCompletion {

  private static final int COMPARED = 1000;

  /** Documents that one request to the engine writes. */
  private static final int WRITTEN = 200;

  private final RecordIndex index;
  private final IndexVersions versions;
  private final BulkIndexer indexer;
  private final SearchEngine engine;

  IndexCompletion(
      RecordIndex index, IndexVersions versions, BulkIndexer indexer, SearchEngine engine) {
    this.index = index;
    this.versions = versions;
    this.indexer = indexer;
    this.engine = engine;
  }

  /**
   * Completes an index. What the engine has rejected stays rejected.
   *
   * @return how many documents were missing, older than the database, or of something gone
   * @throws SearchUnavailable when the engine does not answer
   */
  public long complete(IndexId id) {
    return writeStale(id) + removeGone(id);
  }

  private long writeStale(IndexId id) {
    long stale = 0;
    List<IndexVersions.Row> page = versions.page(id, null, COMPARED);
    while (!page.isEmpty()) {
      List<UUID> behind = versions.behind(id, page).stream().map(IndexVersions.Row::id).toList();
      for (int from = 0; from < behind.size(); from += WRITTEN) {
        write(id, behind.subList(from, Math.min(behind.size(), from + WRITTEN)));
      }
      stale += behind.size();
      page = versions.page(id, page.get(page.size() - 1).id(), COMPARED);
    }
    return stale;
  }

  private long removeGone(IndexId id) {
    long removed = 0;
    JsonNode hits = documents(id, null);
    while (!hits.isEmpty()) {
      var held = new HashSet<UUID>();
      hits.forEach(hit -> held.add(UUID.fromString(hit.get("_id").asText())));
      Set<UUID> gone = versions.gone(id, held);
      if (!gone.isEmpty()) {
        write(id, gone);
      }
      removed += gone.size();
      hits = documents(id, hits.get(hits.size() - 1).get("sort"));
    }
    return removed;
  }

  private JsonNode documents(IndexId id, JsonNode after) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("size", COMPARED).put("_source", false).putArray("sort").add(RecordDocuments.ID);
    if (after != null) {
      body.set("search_after", after);
    }
    return engine.call("POST", "/" + index.alias(id) + "/_search", body).at("/hits/hits");
  }

  private void write(IndexId id, Collection<UUID> ids) {
    switch (id.kind()) {
      case RECORDS -> indexer.index(ids);
      case DRAFTS -> indexer.indexDrafts(ids);
    }
  }
}
