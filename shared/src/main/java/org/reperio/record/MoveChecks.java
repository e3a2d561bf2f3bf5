package org.reperio.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.reperio.crosswalk.Provenance;
import org.reperio.file.AnnouncedFile;
import org.reperio.file.Buckets;
import org.reperio.file.Checksum;
import org.reperio.file.FileObject;
import org.reperio.file.MovedFiles;
import org.reperio.file.Transfer;
import org.reperio.pid.Dois;
import org.reperio.record.ImportRepository.Known;
import org.reperio.refusal.FieldError;
import org.reperio.refusal.Refusal;
import org.reperio.refusal.ValidationFailed;

/** Holds a record that moves in against the rules that need no look at other records. */
@ApplicationScoped
class MoveChecks {

  /** The field of a file; its name follows. */
  private static final String FILES = "files.entries.";

  private static final String NO_ID =
      "\"%s\" cannot be kept: an identifier has ten characters with a checksum, such as"
          + " 4d0ns-ntd89, or is a number.";

  private final Dois dois;
  private final Tombstones tombstones;
  private final Buckets buckets;
  private final MovedFiles files;
  private final ObjectWriter canonical;

  MoveChecks(
      Dois dois, Tombstones tombstones, Buckets buckets, MovedFiles files, ObjectMapper json) {
    this.dois = dois;
    this.tombstones = tombstones;
    this.buckets = buckets;
    this.files = files;
    this.canonical = json.writer().with(JsonNodeFeature.WRITE_PROPERTIES_SORTED);
  }

  /**
   * A digest of all that a record brings: when it comes again with the same one, nothing changes.
   */
  byte[] hash(MovedRecord moved, boolean withFiles) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(canonical.writeValueAsBytes(moved));
      digest.update((byte) (withFiles ? 1 : 0));
      return digest.digest();
    } catch (NoSuchAlgorithmException | JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The reasons why it cannot stay what it was.
   *
   * @param known what the last move left of it, or null
   */
  List<FieldError> problems(MovedRecord moved, Known known) {
    var errors = new ArrayList<FieldError>();
    Provenance provenance = moved.provenance();
    kept("id", provenance.id(), errors);
    kept("parent.id", provenance.concept().id(), errors);
    if (provenance.id().equals(provenance.concept().id())) {
      errors.add(FieldError.of("parent.id", "It is the identifier of the record itself."));
    }
    if (provenance.version() < 1) {
      errors.add(FieldError.of("versions.index", "A version has a number from 1 on."));
    }
    if (provenance.times().created() == null) {
      errors.add(FieldError.of("created", "The time of creation is missing, or cannot be read."));
    }
    if (provenance.times().updated() == null) {
      errors.add(
          FieldError.of("updated", "The time of the last change is missing, or cannot be read."));
    }
    if (known != null && !known.recid().equals(provenance.id())) {
      errors.add(
          FieldError.of(
              "id",
              "It was taken in from this source as %s before, without keeping its identifier."
                  .formatted(known.recid())));
    }
    provenance
        .tombstone()
        .ifPresent(
            tombstone -> {
              try {
                tombstones.kept(tombstone);
              } catch (ValidationFailed e) {
                errors.addAll(e.within("tombstone.").errors());
              }
            });
    return errors;
  }

  private static void kept(String field, String id, List<FieldError> errors) {
    if (id.isBlank()) {
      errors.add(FieldError.of(field, "It is missing, so it cannot be kept."));
    } else if (!Recid.isKept(id)) {
      errors.add(FieldError.of(field, NO_ID.formatted(id)));
    }
  }

  /** The tombstone of a deleted record; null for one that is there. */
  ObjectNode tombstone(MovedRecord moved) {
    return moved.provenance().tombstone().map(tombstones::kept).orElse(null);
  }

  /** The document as the data model is to judge it. */
  ObjectNode document(MovedRecord moved, boolean withFiles) {
    ObjectNode document = moved.document().deepCopy();
    document.set(
        "files",
        withFiles
            ? moved.provenance().files().options().deepCopy()
            : JsonNodeFactory.instance.objectNode().put("enabled", false));
    document.set("pids", dois.adopt(document.get("pids")));
    return document;
  }

  /** The concept's own identifiers as they are kept. */
  ObjectNode conceptPids(MovedRecord moved) {
    return dois.adopt(moved.provenance().concept().pids());
  }

  /** Says which files have to come, and refuses a record whose files cannot. */
  void planFiles(MoveCandidate candidate) {
    Provenance.Files given = candidate.moved().provenance().files();
    boolean enabled = given.options().path("enabled").asBoolean();
    List<Provenance.Entry> entries = given.entries().orElse(List.of());
    if (enabled && entries.isEmpty()) {
      candidate.refuse(
          "files.entries",
          "It has files and does not list them. Export it as somebody who may see its files.");
      return;
    }
    Map<String, FileObject> there = there(candidate);
    for (Provenance.Entry entry : entries) {
      plan(candidate, entry, there.remove(entry.key()));
    }
    for (String key : there.keySet()) {
      candidate.refuse(
          FILES + key, "It came with this file before, and does not list it any more.");
    }
    List<AnnouncedFile> all =
        candidate.planned().stream().map(MoveCandidate.Planned::file).toList();
    UUID bucket = candidate.known() == null ? null : candidate.known().bucketId();
    for (FieldError problem : files.problems(bucket, all)) {
      candidate.errors().add(named(problem, all));
    }
  }

  private static FieldError named(FieldError problem, List<AnnouncedFile> all) {
    String field = problem.field();
    int dot = field.indexOf('.');
    return dot < 0
        ? new FieldError("files.entries", problem.messages())
        : new FieldError(
            FILES + all.get(Integer.parseInt(field.substring(0, dot))).key(), problem.messages());
  }

  private Map<String, FileObject> there(MoveCandidate candidate) {
    Map<String, FileObject> there = new HashMap<>();
    if (candidate.known() != null) {
      buckets.list(candidate.known().bucketId()).forEach(file -> there.put(file.key(), file));
    }
    return there;
  }

  private static void plan(MoveCandidate candidate, Provenance.Entry entry, FileObject there) {
    Optional<Checksum> checksum = Checksum.parse(entry.checksum());
    if (checksum.isEmpty() || entry.size() < 0) {
      candidate.refuse(
          FILES + entry.key(), "Its size or its checksum is missing, so it cannot be compared.");
    } else if (there == null) {
      candidate
          .planned()
          .add(
              new MoveCandidate.Planned(
                  new AnnouncedFile(
                      entry.key(),
                      entry.size(),
                      checksum.get(),
                      entry.metadata(),
                      entry.hidden(),
                      Transfer.Type.L,
                      null,
                      null),
                  entry.mediaType()));
    } else if (there.content() == null || !matches(checksum.get(), there)) {
      candidate.refuse(FILES + entry.key(), "It came with other content before.");
    }
  }

  private static boolean matches(Checksum checksum, FileObject there) {
    return checksum
        .digits()
        .equals(
            checksum.algorithm().equals("md5") ? there.content().md5() : there.content().sha256());
  }

  /** What is done with a file that has to come, and its content. */
  interface FileStep {
    void take(MoveCandidate.Planned file, InputStream content) throws IOException;
  }

  /** Opens each file that has to come, and refuses a record whose files are not what is listed. */
  void eachFile(MoveCandidate candidate, MovedRecord.Contents contents, FileStep step) {
    if (!candidate.errors().isEmpty()) {
      return;
    }
    for (MoveCandidate.Planned planned : candidate.planned()) {
      String key = planned.file().key();
      try (var content = contents.open(candidate.moved().provenance().id(), key)) {
        step.take(planned, content);
      } catch (NoSuchFileException e) {
        candidate.refuse(FILES + key, "There is no file " + e.getFile() + ".");
      } catch (ValidationFailed e) {
        candidate.refuse(FILES + key, e.errors().get(0).messages().get(0));
      } catch (Refusal e) {
        candidate.refuse(FILES + key, e.getMessage());
      } catch (IOException e) {
        throw new UncheckedIOException("cannot take in " + key, e);
      }
    }
  }
}
