package org.reperio.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.reperio.access.Identity;
import org.reperio.access.PermissionDenied;
import org.reperio.community.Communities;
import org.reperio.database.Ids;
import org.reperio.file.Buckets;
import org.reperio.messaging.RecordEvent;
import org.reperio.model.DataModel;
import org.reperio.model.DataModels;
import org.reperio.pid.Dois;
import org.reperio.pid.Pids;
import org.reperio.record.ImportRepository.ExternalPid;
import org.reperio.record.ImportRepository.Known;
import org.reperio.record.ImportRepository.Source;
import org.reperio.refusal.FieldError;

/**
 * Publishes records from other sources in batches. An import can be repeated: what is in already
 * and has not changed is left alone, what has changed becomes a new revision. Good and bad records
 * may share a batch; the bad ones are refused with their reasons.
 */
@ApplicationScoped
public class RecordImport {

  private final ImportRepository imports;
  private final DataModels models;
  private final Pids pids;
  private final Dois dois;
  private final Buckets buckets;
  private final Communities communities;
  private final RecordChanges changes;
  private final ObjectWriter canonical;

  RecordImport(
      ImportRepository imports,
      DataModels models,
      Pids pids,
      Dois dois,
      Buckets buckets,
      Communities communities,
      RecordChanges changes,
      ObjectMapper json) {
    this.imports = imports;
    this.models = models;
    this.pids = pids;
    this.dois = dois;
    this.buckets = buckets;
    this.communities = communities;
    this.changes = changes;
    this.canonical = json.writer().with(JsonNodeFeature.WRITE_PROPERTIES_SORTED);
  }

  private record Checked(
      ImportedRecord imported, ObjectNode document, byte[] hash, List<FieldError> errors) {}

  /**
   * Publishes a batch in one transaction: all that is acceptable in it, or nothing when the
   * database fails.
   *
   * @param who an administrator; becomes the owner of the records
   * @param source the name of the source, {@code cern-open-data}
   * @param batch some hundred records, no source identifier twice
   * @return what became of each, in the batch's order
   * @throws PermissionDenied for everybody else
   */
  @Transactional
  public List<Outcome> publish(
      Identity who, String model, String source, List<ImportedRecord> batch) {
    who.requireAdministrator();
    Map<String, Known> known = known(source, batch);
    DataModel rules = models.get(model);
    List<Checked> checked =
        batch.parallelStream()
            .map(imported -> check(rules, imported, known.get(imported.sourceId())))
            .toList();
    return new Run(who, model, source, known, owners(checked)).publish(checked);
  }

  private Checked check(DataModel rules, ImportedRecord imported, Known known) {
    byte[] hash = hash(imported);
    if (known != null && Arrays.equals(known.hash(), hash)) {
      return new Checked(imported, null, hash, List.of());
    }
    ObjectNode input = imported.document().deepCopy();
    if (!input.has("files")) {
      input.putObject("files").put("enabled", !imported.files().isEmpty());
    }
    input.set("pids", dois.adopt(input.get("pids")));
    List<FieldError> unstorable = rules.unstorable(input);
    if (!unstorable.isEmpty()) {
      return new Checked(imported, input, hash, unstorable);
    }
    ObjectNode document = rules.normalize(input);
    return new Checked(imported, document, hash, rules.validate(document));
  }

  private byte[] hash(ImportedRecord imported) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(canonical.writeValueAsBytes(imported.document()));
      digest.update(canonical.writeValueAsBytes(imported.communities()));
      for (var file : imported.files()) {
        digest.update(canonical.writeValueAsBytes(file.key()));
      }
      for (String note : imported.notes()) {
        digest.update(canonical.writeValueAsBytes(note));
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException | JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, Known> known(String source, List<ImportedRecord> batch) {
    var ids = new HashSet<String>();
    batch.forEach(
        imported -> {
          ids.add(imported.sourceId());
          imported.previousVersion().ifPresent(ids::add);
        });
    return imports.known(source, ids);
  }

  /** Those external identifiers of the batch that are taken, and the records that have them. */
  private Map<ExternalPid, String> owners(List<Checked> batch) {
    return imports.owners(
        batch.stream()
            .filter(checked -> checked.document() != null)
            .flatMap(checked -> ExternalPid.of(checked.document().path("pids")).stream())
            .toList());
  }

  /** One batch on its way into the database. */
  private final class Run {

    private final Identity who;
    private final String model;
    private final String source;
    private final Map<String, Known> known;
    private final Map<ExternalPid, String> owners;
    private final Instant now = Instant.now();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<Parent> parents = new ArrayList<>();
    private final List<PublishedRecord> records = new ArrayList<>();
    private final List<Pids.Minted> minted = new ArrayList<>();
    private final List<RecordEvent> events = new ArrayList<>();
    private final List<UUID> newBuckets = new ArrayList<>();
    private final Map<UUID, Checked> sources = new HashMap<>();

    Run(
        Identity who,
        String model,
        String source,
        Map<String, Known> known,
        Map<ExternalPid, String> owners) {
      this.who = who;
      this.model = model;
      this.source = source;
      this.known = known;
      this.owners = owners;
    }

    List<Outcome> publish(List<Checked> batch) {
      for (Checked checked : batch) {
        outcomes.add(publish(checked));
      }
      write();
      changes.noteImport(who, source, outcomes);
      return outcomes;
    }

    private Outcome publish(Checked checked) {
      ImportedRecord imported = checked.imported();
      Known before = known.get(imported.sourceId());
      if (checked.document() == null) {
        return new Outcome(imported.sourceId(), Outcome.Kind.UNCHANGED, before.recid(), List.of());
      }
      UUID id = before == null ? Ids.next() : before.recordId();
      var errors = new ArrayList<>(checked.errors());
      errors.addAll(takenPids(checked.document(), id));
      if (!errors.isEmpty()) {
        return new Outcome(imported.sourceId(), Outcome.Kind.REJECTED, null, errors);
      }
      if (before != null) {
        sources.put(id, checked);
        update(before, checked);
        return new Outcome(imported.sourceId(), Outcome.Kind.UPDATED, before.recid(), List.of());
      }
      if (imported.previousVersion().isPresent()) {
        write();
        return createVersion(id, checked, imported.previousVersion().get());
      }
      return create(id, checked);
    }

    private List<FieldError> takenPids(ObjectNode document, UUID id) {
      return ExternalPid.of(document.path("pids")).stream()
          .filter(
              pid -> {
                String owner = owners.putIfAbsent(pid, id.toString());
                return owner != null && !owner.equals(id.toString());
              })
          .map(
              pid ->
                  FieldError.of(
                      "pids." + pid.scheme(),
                      "%s is the %s of another record already."
                          .formatted(pid.value(), pid.scheme())))
          .toList();
    }

    private Outcome create(UUID id, Checked checked) {
      Parent parent = ParentRepository.blank(model, who.userId());
      parent.latestIndex = 1;
      parents.add(parent);
      minted.add(new Pids.Minted("recid", parent.pid, "recid", parent.id, null));
      return record(id, checked, parent.id, 1);
    }

    private Outcome createVersion(UUID id, Checked checked, String previous) {
      Known earlier = known(source, List.of(checked.imported())).get(previous);
      if (earlier == null) {
        return new Outcome(
            checked.imported().sourceId(),
            Outcome.Kind.REJECTED,
            null,
            List.of(
                FieldError.of(
                    "previous_version", "%s has not been imported.".formatted(previous))));
      }
      PublishedRecord last = imports.record(earlier.recordId());
      Parent parent = imports.lockParent(last.parentId);
      imports
          .raiseSuperseded(parent.id, RecordRow.isRestricted(checked.document()))
          .forEach(this::updated);
      parent.latestIndex++;
      parent.updated = now;
      imports.update(parent);
      return record(id, checked, parent.id, parent.latestIndex);
    }

    private Outcome record(UUID id, Checked checked, UUID parentId, int versionIndex) {
      PublishedRecord record = new PublishedRecord();
      record.id = id;
      record.pid = Recid.generate();
      record.parentId = parentId;
      record.model = model;
      record.versionIndex = versionIndex;
      record.document = checked.document();
      record.internalNotes = noted(record, checked);
      record.bucketId = Ids.next();
      record.created = now;
      record.updated = now;
      sources.put(id, checked);
      newBuckets.add(record.bucketId);
      records.add(record);
      minted.add(new Pids.Minted("recid", record.pid, "recid", parentId, id));
      minted.addAll(pids.prepare(record.document, record.pid, parentId, id));
      events.add(new RecordEvent(RecordEvent.Kind.PUBLISHED, id));
      return new Outcome(
          checked.imported().sourceId(), Outcome.Kind.CREATED, record.pid, List.of());
    }

    private void update(Known before, Checked checked) {
      PublishedRecord record = imports.record(before.recordId());
      boolean sameReaders =
          RecordRow.isRestricted(record.document) == RecordRow.isRestricted(checked.document());
      record.document = checked.document();
      record.internalNotes = noted(record, checked);
      record.updated = now;
      pids.register(record.document, record.pid, record.parentId, record.id);
      imports.update(record);
      updated(record.id);
      if (!sameReaders) {
        // Which version is the newest for whom may be another one now.
        imports.raiseSiblings(record).forEach(this::updated);
      }
    }

    private ArrayNode noted(PublishedRecord record, Checked checked) {
      return new InternalNotes(record.internalNotes)
          .imported(who, source, checked.imported().notes())
          .list();
    }

    private void updated(UUID record) {
      events.add(new RecordEvent(RecordEvent.Kind.UPDATED, record));
    }

    private void write() {
      buckets.create(newBuckets);
      imports.insert(parents, records);
      pids.mint(minted);
      for (PublishedRecord record : records) {
        ImportedRecord imported = sources.get(record.id).imported();
        for (var file : imported.files()) {
          try (var content = file.content().open()) {
            buckets.store(record.bucketId, file.key(), file.mediaType(), content);
          } catch (IOException e) {
            throw new UncheckedIOException("cannot store " + file.key(), e);
          }
        }
        communities.add(record.parentId, imported.communities());
      }
      imports.remember(
          source,
          sources.entrySet().stream()
              .map(
                  entry ->
                      new Source(
                          entry.getValue().imported().sourceId(),
                          entry.getKey(),
                          entry.getValue().hash()))
              .toList());
      changes.tell(events);
      List.of(newBuckets, parents, records, minted, events).forEach(List::clear);
      sources.clear();
    }
  }
}
