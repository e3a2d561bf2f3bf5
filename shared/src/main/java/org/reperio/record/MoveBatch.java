package org.reperio.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.reperio.access.Identity;
import org.reperio.community.Communities;
import org.reperio.crosswalk.Provenance;
import org.reperio.database.Ids;
import org.reperio.file.Buckets;
import org.reperio.file.MovedFiles;
import org.reperio.messaging.RecordEvent;
import org.reperio.pid.Pids;
import org.reperio.record.ImportRepository.ExternalPid;
import org.reperio.record.ImportRepository.Holder;
import org.reperio.record.ImportRepository.ParentState;
import org.reperio.record.ImportRepository.Source;
import org.reperio.record.ImportRepository.Taken;

/**
 * Stores a batch of records that move in, in the transaction that is under way. What is here
 * already is read for all of them at once, under locks of the concepts that get another version.
 */
@ApplicationScoped
class MoveBatch {

  private static final String RECID = "recid";

  private final ImportRepository imports;
  private final MoveChecks checks;
  private final Pids pids;
  private final Buckets buckets;
  private final MovedFiles files;
  private final Communities communities;
  private final RecordChanges changes;

  MoveBatch(
      ImportRepository imports,
      MoveChecks checks,
      Pids pids,
      Buckets buckets,
      MovedFiles files,
      Communities communities,
      RecordChanges changes) {
    this.imports = imports;
    this.checks = checks;
    this.pids = pids;
    this.buckets = buckets;
    this.files = files;
    this.communities = communities;
    this.changes = changes;
  }

  @Transactional(TxType.MANDATORY)
  List<Outcome> take(Identity who, String model, String source, List<MoveCandidate> batch) {
    var run = new Run(who, model, source);
    run.read(batch.stream().filter(MoveBatch::isAcceptable).toList());
    List<Outcome> outcomes = batch.stream().map(run::take).toList();
    changes.noteImport(who, source, outcomes);
    try {
      run.write();
    } catch (IOException e) {
      throw new UncheckedIOException("the files of a batch cannot be kept", e);
    }
    return outcomes;
  }

  private static boolean isAcceptable(MoveCandidate candidate) {
    return !candidate.isUnchanged() && candidate.errors().isEmpty();
  }

  private static ExternalPid recid(String id) {
    return new ExternalPid(RECID, id);
  }

  /** One batch. */
  private final class Run {

    private final Identity who;
    private final String model;
    private final String source;
    private final Map<ExternalPid, Holder> holders = new HashMap<>();
    private final Map<Taken, String> versions = new HashMap<>();
    private final Map<String, UUID> present = new HashMap<>();
    private final Set<UUID> ours = new HashSet<>();
    private final Map<String, Parent> parents = new LinkedHashMap<>();
    private final Map<UUID, ParentState> described = new LinkedHashMap<>();
    private final List<PublishedRecord> records = new ArrayList<>();
    private final List<PublishedRecord> changed = new ArrayList<>();
    private final List<Pids.Minted> minted = new ArrayList<>();
    private final List<Pids.Minted> registered = new ArrayList<>();
    private final List<RecordEvent> events = new ArrayList<>();
    private final Map<UUID, MoveCandidate> taken = new LinkedHashMap<>();
    private final Map<UUID, List<UUID>> joined = new LinkedHashMap<>();

    Run(Identity who, String model, String source) {
      this.who = who;
      this.model = model;
      this.source = source;
    }

    void read(List<MoveCandidate> batch) {
      var wanted = new HashSet<ExternalPid>();
      var names = new HashSet<String>();
      for (MoveCandidate candidate : batch) {
        Provenance provenance = candidate.moved().provenance();
        wanted.add(recid(provenance.id()));
        wanted.add(recid(provenance.concept().id()));
        wanted.addAll(ExternalPid.of(candidate.document().path("pids")));
        wanted.addAll(ExternalPid.of(checks.conceptPids(candidate.moved())));
        for (Provenance.InCommunity community : provenance.concept().communities()) {
          names.add(community.id());
          names.add(community.slug());
        }
      }
      // The concepts are taken first: nobody adds a version while their versions are read.
      Map<ExternalPid, Holder> before = imports.holders(wanted);
      List<UUID> concepts =
          batch.stream()
              .map(one -> before.get(recid(one.moved().provenance().concept().id())))
              .filter(holder -> holder != null && holder.recordId() == null)
              .map(Holder::parentId)
              .distinct()
              .toList();
      ours.addAll(imports.lockThoseOf(source, concepts));
      holders.putAll(imports.holders(wanted));
      versions.putAll(imports.versions(ours));
      present.putAll(communities.present(names));
    }

    Outcome take(MoveCandidate candidate) {
      MovedRecord moved = candidate.moved();
      if (candidate.isUnchanged()) {
        return new Outcome(
            moved.sourceId(), Outcome.Kind.UNCHANGED, candidate.known().recid(), List.of());
      }
      if (!candidate.errors().isEmpty()) {
        return rejected(candidate);
      }
      UUID id = candidate.known() == null ? Ids.next() : candidate.known().recordId();
      Provenance.Concept concept = moved.provenance().concept();
      UUID parentId = parentId(concept.id());
      List<ExternalPid> own = ExternalPid.of(candidate.document().path("pids"));
      List<ExternalPid> shared = ExternalPid.of(checks.conceptPids(moved));
      checkConcept(candidate, parentId);
      checkVersion(candidate, parentId);
      check(candidate, "id", recid(moved.provenance().id()), new Holder(parentId, id));
      own.forEach(pid -> check(candidate, "pids." + pid.scheme(), pid, new Holder(parentId, id)));
      shared.forEach(
          pid -> check(candidate, "parent.pids." + pid.scheme(), pid, new Holder(parentId, null)));
      List<UUID> places = places(candidate);
      if (!candidate.errors().isEmpty()) {
        return rejected(candidate);
      }
      holders.put(recid(concept.id()), new Holder(parentId, null));
      holders.put(recid(moved.provenance().id()), new Holder(parentId, id));
      own.forEach(pid -> holders.put(pid, new Holder(parentId, id)));
      shared.forEach(pid -> holders.put(pid, new Holder(parentId, null)));
      versions.put(new Taken(parentId, moved.provenance().version()), moved.provenance().id());
      joined.put(parentId, places);
      taken.put(id, candidate);
      describe(candidate, parentId);
      return store(candidate, id, parentId);
    }

    private static Outcome rejected(MoveCandidate candidate) {
      return new Outcome(
          candidate.moved().sourceId(), Outcome.Kind.REJECTED, null, candidate.errors());
    }

    /** Of a concept that is here or is coming in this batch; else a new one. */
    private UUID parentId(String pid) {
      Holder holder = holders.get(recid(pid));
      return holder == null ? Ids.next() : holder.parentId();
    }

    private void checkConcept(MoveCandidate candidate, UUID parentId) {
      String pid = candidate.moved().provenance().concept().id();
      Holder holder = holders.get(recid(pid));
      if (holder != null
          && (holder.recordId() != null || !ours.contains(parentId) && !parents.containsKey(pid))) {
        candidate.refuse("parent.id", "%s is the identifier of another record.".formatted(pid));
      } else if (candidate.known() != null && !candidate.known().parentId().equals(parentId)) {
        candidate.refuse("parent.id", "It was a version of another concept before.");
      }
    }

    private void checkVersion(MoveCandidate candidate, UUID parentId) {
      Provenance provenance = candidate.moved().provenance();
      String other = versions.get(new Taken(parentId, provenance.version()));
      if (other != null && !other.equals(provenance.id())) {
        candidate.refuse(
            "versions.index",
            "%s is version %d of %s already."
                .formatted(other, provenance.version(), provenance.concept().id()));
      }
    }

    private void check(MoveCandidate candidate, String field, ExternalPid pid, Holder wanted) {
      Holder holder = holders.get(pid);
      if (holder != null && !holder.equals(wanted)) {
        candidate.refuse(
            field,
            "%s is the %s of another record already."
                .formatted(pid.value(), pid.scheme().equals(RECID) ? "identifier" : pid.scheme()));
      }
    }

    /** The communities that it is in, the default one first. */
    private List<UUID> places(MoveCandidate candidate) {
      var places = new ArrayList<UUID>();
      for (var community : candidate.moved().provenance().concept().communities()) {
        UUID id = present.getOrDefault(community.id(), present.get(community.slug()));
        if (id == null) {
          candidate.refuse(
              "parent.communities.ids",
              "There is no community %s %s here. Take in the communities first."
                  .formatted(community.id(), community.slug()));
        } else {
          places.add(id);
        }
      }
      return places;
    }

    private void describe(MoveCandidate candidate, UUID parentId) {
      MovedRecord moved = candidate.moved();
      String pid = moved.provenance().concept().id();
      ObjectNode conceptPids = checks.conceptPids(moved);
      ObjectNode settings = AccessSettings.kept(moved.provenance().concept().settings());
      List<Pids.Minted> shared = Pids.of(conceptPids, parentId, null);
      minted.addAll(shared);
      if (!RecordRow.isRestricted(candidate.document())) {
        registered.addAll(shared);
      }
      if (ours.contains(parentId)) {
        described.put(parentId, new ParentState(parentId, moved.owner(), conceptPids, settings));
        return;
      }
      Parent parent =
          parents.computeIfAbsent(
              pid,
              any -> {
                Parent blank = ParentRepository.blank(model, moved.owner());
                blank.id = parentId;
                blank.pid = pid;
                blank.created = moved.provenance().times().created();
                minted.add(new Pids.Minted(RECID, pid, RECID, parentId, null));
                return blank;
              });
      parent.pids = conceptPids;
      parent.access = settings;
    }

    private Outcome store(MoveCandidate candidate, UUID id, UUID parentId) {
      boolean isNew = candidate.known() == null;
      PublishedRecord record = isNew ? new PublishedRecord() : imports.record(id);
      Provenance provenance = candidate.moved().provenance();
      if (isNew) {
        record.id = id;
        record.pid = provenance.id();
        record.parentId = parentId;
        record.model = model;
        record.bucketId = Ids.next();
        records.add(record);
        minted.add(new Pids.Minted(RECID, record.pid, RECID, parentId, id));
      } else {
        changed.add(record);
      }
      record.versionIndex = provenance.version();
      record.created = provenance.times().created();
      record.updated = provenance.times().updated();
      record.tombstone = checks.tombstone(candidate.moved());
      record.deletionStatus =
          record.tombstone == null ? DeletionStatus.PUBLISHED : DeletionStatus.DELETED;
      record.internalNotes =
          new InternalNotes(record.internalNotes)
              .imported(who, source, candidate.moved().notes())
              .list();
      record.document = candidate.document();
      List<Pids.Minted> own = pids.prepare(record.document, record.pid, parentId, id);
      if (isNew) {
        minted.addAll(own);
      } else {
        pids.register(record.document, record.pid, parentId, id);
      }
      if (!RecordRow.isRestricted(record.document)) {
        registered.addAll(own);
      }
      events.add(
          new RecordEvent(
              record.tombstone != null
                  ? RecordEvent.Kind.DELETED
                  : isNew ? RecordEvent.Kind.PUBLISHED : RecordEvent.Kind.UPDATED,
              id));
      return new Outcome(
          candidate.moved().sourceId(),
          isNew ? Outcome.Kind.CREATED : Outcome.Kind.UPDATED,
          record.pid,
          List.of());
    }

    void write() throws IOException {
      if (taken.isEmpty()) {
        return;
      }
      buckets.create(records.stream().map(record -> record.bucketId).toList());
      imports.insert(List.copyOf(parents.values()), records);
      changed.forEach(imports::update);
      pids.mint(minted);
      pids.areRegistered(registered);
      var filled = new ArrayList<PublishedRecord>(records);
      filled.addAll(changed);
      for (PublishedRecord record : filled) {
        List<MovedFiles.Arrived> arrived = taken.get(record.id).arrived();
        if (!arrived.isEmpty()) {
          files.attach(record.bucketId, arrived);
        }
      }
      joined.forEach(communities::join);
      for (PublishedRecord record : filled) {
        communities.add(record.parentId, taken.get(record.id).moved().communities());
      }
      settle();
      imports.remember(
          source,
          taken.entrySet().stream()
              .map(
                  entry ->
                      new Source(
                          entry.getValue().moved().sourceId(),
                          entry.getKey(),
                          entry.getValue().hash()))
              .toList());
      changes.tell(events);
    }

    /**
     * Versions that came before look different now: another one is the newest, or their concept.
     */
    private void settle() {
      var touched = new HashSet<UUID>(described.keySet());
      imports.describe(described.values());
      parents.values().forEach(parent -> touched.add(parent.id));
      imports.findNewest(touched);
      if (described.isEmpty()) {
        return;
      }
      var open = new HashSet<UUID>();
      taken
          .values()
          .forEach(
              candidate -> {
                if (!RecordRow.isRestricted(candidate.document())) {
                  open.add(parentId(candidate.moved().provenance().concept().id()));
                }
              });
      var hidden = new HashSet<>(described.keySet());
      hidden.removeAll(open);
      open.retainAll(described.keySet());
      for (boolean isHidden : List.of(false, true)) {
        Set<UUID> concepts = isHidden ? hidden : open;
        if (!concepts.isEmpty()) {
          imports
              .raiseSiblings(concepts, taken.keySet(), isHidden)
              .forEach(id -> events.add(new RecordEvent(RecordEvent.Kind.UPDATED, id)));
        }
      }
    }
  }
}
