package org.reperio.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.reperio.messaging.RecordEvent;
import org.reperio.model.DataModel;
import org.reperio.model.DataModels;
import org.reperio.record.RecordRow;
import org.reperio.record.RecordRows;

/**
 * Brings the indices up to the database, many records and drafts at a time: one query, one {@code
 * _bulk}.
 */
@ApplicationScoped
public class BulkIndexer {

  private final RecordRows rows;
  private final RecordDocuments documents;
  private final DraftStates draftStates;
  private final DataModels models;
  private final RecordIndex index;
  private final SearchEngine engine;
  private final IndexRejections rejections;

  BulkIndexer(
      RecordRows rows,
      RecordDocuments documents,
      DraftStates draftStates,
      DataModels models,
      RecordIndex index,
      SearchEngine engine,
      IndexRejections rejections) {
    this.rows = rows;
    this.documents = documents;
    this.draftStates = draftStates;
    this.models = models;
    this.index = index;
    this.engine = engine;
    this.rejections = rejections;
  }

  /**
   * Indexes what these events are about, as it is now. One of them may come twice, late or after a
   * later one.
   *
   * @throws SearchUnavailable when the engine is down: nothing is lost by trying again
   */
  public void apply(Collection<RecordEvent> events) {
    var records = new HashSet<UUID>();
    var drafts = new HashSet<UUID>();
    for (RecordEvent event : events) {
      switch (event.kind()) {
        case DRAFT_SAVED, DRAFT_DISCARDED -> drafts.add(event.recordId());
        default -> records.add(event.recordId());
      }
    }
    index(records, drafts);
  }

  /** Indexes these published records, and removes from the index those that are gone. */
  public void index(Collection<UUID> records) {
    index(new HashSet<>(records), Set.of());
  }

  /** Indexes these drafts, and removes from the index those that are gone. */
  public void indexDrafts(Collection<UUID> drafts) {
    index(Set.of(), new HashSet<>(drafts));
  }

  /** Indexes those of these records and drafts that exist. */
  public void indexExisting(Collection<UUID> ids) {
    index(
        rows.records(ids).stream().map(RecordRow::id).collect(Collectors.toSet()),
        rows.drafts(ids).stream().map(RecordRow::id).collect(Collectors.toSet()));
  }

  private void index(Set<UUID> recordIds, Set<UUID> draftIds) {
    var records = new HashSet<>(recordIds);
    var drafts = new HashSet<>(draftIds);
    records.addAll(draftStates.recordsBehind(draftIds));
    drafts.addAll(draftStates.draftsOfSameConcepts(recordIds, draftIds));
    var request = new BulkRequest(engine);
    var written = new ArrayList<RecordRow>();
    // One request: what was a draft and is a record now is never missing from both.
    written.addAll(add(request, IndexId.Kind.RECORDS, records));
    written.addAll(add(request, IndexId.Kind.DRAFTS, drafts));
    rejections.remember(written, request.finish());
  }

  private List<RecordRow> add(BulkRequest request, IndexId.Kind kind, Set<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    List<RecordRow> found = kind == IndexId.Kind.RECORDS ? rows.records(ids) : rows.drafts(ids);
    Map<UUID, DraftStates.DraftState> states = draftStates.of(kind, ids);
    var gone = new HashSet<>(ids);
    for (RecordRow row : found) {
      gone.remove(row.id());
      write(request, row, states, index.targets(new IndexId(row.model(), kind)));
    }
    for (DataModel model : gone.isEmpty() ? List.<DataModel>of() : models.all()) {
      List<String> targets = index.targets(new IndexId(model.name(), kind));
      gone.forEach(id -> request.remove(id, targets));
    }
    return found;
  }

  private void write(
      BulkRequest request,
      RecordRow row,
      Map<UUID, DraftStates.DraftState> states,
      List<String> targets) {
    var state = states.getOrDefault(row.id(), DraftStates.DraftState.NONE);
    request.write(
        row.id(), row.indexVersion() + state.changes(), documents.of(row, state), targets);
  }

  /**
   * Writes what was read to one concrete index; what the engine rejects is noted with its reason.
   */
  public void write(IndexId.Kind kind, List<RecordRow> read, String target) {
    var request = new BulkRequest(engine);
    var states = draftStates.of(kind, read.stream().map(RecordRow::id).toList());
    read.forEach(row -> write(request, row, states, List.of(target)));
    rejections.remember(read, request.finish());
  }

  /** How many records and drafts the engine would not take. */
  public long rejections() {
    return rejections.count();
  }
}
