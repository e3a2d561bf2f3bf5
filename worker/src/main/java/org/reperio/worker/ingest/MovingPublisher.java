package org.reperio.worker.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.reperio.crosswalk.Provenance;
import org.reperio.crosswalk.SourceItem;
import org.reperio.record.MovedRecord;
import org.reperio.record.Outcome;
import org.reperio.refusal.FieldError;

/** Moves batches in: finds the owner of each record, and refuses those of unknown ones. */
final class MovingPublisher implements BatchPublisher {

  private final IngestRequest request;
  private final Optional<Map<String, Long>> accounts;
  private final Function<List<MovedRecord>, List<Outcome>> move;

  /**
   * @param accounts by the users' numbers at the source; empty when the owner of the ingest gets
   *     all records
   * @param move moves those records in that have an owner
   */
  MovingPublisher(
      IngestRequest request,
      Optional<Map<String, Long>> accounts,
      Function<List<MovedRecord>, List<Outcome>> move) {
    this.request = request;
    this.accounts = accounts;
    this.move = move;
  }

  @Override
  public List<Outcome> publish(List<SourceItem.Read> batch) {
    Map<String, Outcome> outcomes = new HashMap<>();
    List<MovedRecord> moving = new ArrayList<>();
    for (SourceItem.Read read : batch) {
      Provenance provenance = read.provenance().orElseThrow();
      Optional<String> owner = provenance.concept().owner();
      if (accounts.isPresent() && owner.isPresent() && !accounts.get().containsKey(owner.get())) {
        outcomes.put(read.sourceId(), withoutOwner(read, owner.get()));
      } else {
        moving.add(moved(read, provenance));
      }
    }
    if (!moving.isEmpty()) {
      move.apply(moving).forEach(outcome -> outcomes.put(outcome.sourceId(), outcome));
    }
    return batch.stream().map(read -> outcomes.get(read.sourceId())).toList();
  }

  private static Outcome withoutOwner(SourceItem.Read read, String owner) {
    return new Outcome(
        read.sourceId(),
        Outcome.Kind.REJECTED,
        null,
        List.of(
            FieldError.of(
                "parent.access.owned_by.user",
                "The owner %s is not in the file of users.".formatted(owner))));
  }

  private MovedRecord moved(SourceItem.Read read, Provenance provenance) {
    Long owner =
        provenance
            .concept()
            .owner()
            .flatMap(user -> accounts.map(all -> all.get(user)))
            .orElse(request.owner().userId());
    return new MovedRecord(
        read.sourceId(),
        read.document(),
        new Provenance(
            provenance.id(),
            provenance.concept(),
            provenance.version(),
            provenance.times(),
            provenance.tombstone().map(this::removedByAccount),
            provenance.files()),
        owner,
        request.communities(),
        read.notes());
  }

  /** The number of somebody at the source is somebody else's here. */
  private ObjectNode removedByAccount(ObjectNode tombstone) {
    String user = tombstone.at("/removed_by/user").asText("");
    String account =
        accounts.map(all -> all.get(user)).map(number -> Long.toString(number)).orElse("system");
    ObjectNode kept = tombstone.deepCopy();
    kept.putObject("removed_by").put("user", account);
    return kept;
  }
}
