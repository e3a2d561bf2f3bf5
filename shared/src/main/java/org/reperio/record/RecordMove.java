package org.reperio.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.reperio.access.Identity;
import org.reperio.access.PermissionDenied;
import org.reperio.file.MovedFiles;
import org.reperio.model.DataModel;
import org.reperio.model.DataModels;
import org.reperio.record.ImportRepository.Known;
import org.reperio.refusal.FieldError;

/**
 * Moves records in from another repository as they are: with their identifiers, versions, times,
 * owners, communities and files. A move can be repeated: what is in already and has not changed is
 * left alone, what has changed becomes a new revision. A record that cannot stay what it was is
 * refused with the reasons, and costs no other.
 */
@ApplicationScoped
public class RecordMove {

  private final ImportRepository imports;
  private final DataModels models;
  private final MoveChecks checks;
  private final MovedFiles files;
  private final MoveBatch batches;

  RecordMove(
      ImportRepository imports,
      DataModels models,
      MoveChecks checks,
      MovedFiles files,
      MoveBatch batches) {
    this.imports = imports;
    this.models = models;
    this.checks = checks;
    this.files = files;
    this.batches = batches;
  }

  /**
   * Moves a batch in. The content of files is written first; all else is one transaction.
   *
   * @param who an administrator
   * @param source the name of the source, {@code zenodo}
   * @param batch some hundred records, no source identifier twice
   * @param contents of the files; empty when the records come without any
   * @return what became of each, in the batch's order
   * @throws PermissionDenied for everybody else
   */
  public List<Outcome> take(
      Identity who,
      String model,
      String source,
      List<MovedRecord> batch,
      Optional<MovedRecord.Contents> contents) {
    who.requireAdministrator();
    Map<String, Known> known =
        QuarkusTransaction.joiningExisting()
            .call(
                () ->
                    imports.known(
                        source,
                        batch.stream().map(MovedRecord::sourceId).collect(Collectors.toSet())));
    DataModel rules = models.get(model);
    List<MoveCandidate> candidates =
        batch.parallelStream()
            .map(moved -> candidate(rules, moved, known.get(moved.sourceId()), contents))
            .toList();
    try {
      contents.ifPresent(content -> candidates.forEach(one -> write(one, content)));
      return QuarkusTransaction.joiningExisting()
          .call(() -> batches.take(who, model, source, candidates));
    } finally {
      candidates.stream().flatMap(one -> one.arrived().stream()).forEach(files::tidy);
    }
  }

  /**
   * The reasons why a record could not move in, as far as they do not depend on what is here
   * already. Nothing is stored.
   *
   * @param contents of the files; each is read to its end. Empty when the records come without
   */
  public List<FieldError> problems(
      String model, MovedRecord moved, Optional<MovedRecord.Contents> contents) {
    MoveCandidate candidate = candidate(models.get(model), moved, null, contents);
    contents.ifPresent(content -> read(candidate, content));
    return candidate.errors();
  }

  private MoveCandidate candidate(
      DataModel rules, MovedRecord moved, Known known, Optional<MovedRecord.Contents> contents) {
    byte[] hash = checks.hash(moved, contents.isPresent());
    if (known != null && Arrays.equals(known.hash(), hash)) {
      return MoveCandidate.unchanged(moved, known, hash);
    }
    var errors = new ArrayList<>(checks.problems(moved, known));
    ObjectNode document = checks.document(moved, contents.isPresent());
    List<FieldError> unstorable = rules.unstorable(document);
    if (unstorable.isEmpty()) {
      document = rules.normalize(document);
      errors.addAll(rules.validate(document));
    } else {
      errors.addAll(unstorable);
    }
    return new MoveCandidate(moved, known, hash, document, errors);
  }

  private void read(MoveCandidate candidate, MovedRecord.Contents contents) {
    checks.planFiles(candidate);
    checks.eachFile(candidate, contents, (planned, content) -> files.read(planned.file(), content));
  }

  private void write(MoveCandidate candidate, MovedRecord.Contents contents) {
    if (candidate.isUnchanged()) {
      return;
    }
    checks.planFiles(candidate);
    checks.eachFile(
        candidate,
        contents,
        (planned, content) ->
            candidate.arrived().add(files.stage(planned.file(), planned.mediaType(), content)));
  }
}
