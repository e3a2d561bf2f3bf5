package org.reperio.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.reperio.file.AnnouncedFile;
import org.reperio.file.MovedFiles;
import org.reperio.record.ImportRepository.Known;
import org.reperio.refusal.FieldError;

/** A record on its way in: what is found out about it, and what has been written for it. */
final class MoveCandidate {

  private final MovedRecord moved;
  private final Known known;
  private final byte[] hash;
  private final ObjectNode document;
  private final List<FieldError> errors;
  private final List<Planned> planned = new ArrayList<>();
  private final List<MovedFiles.Arrived> arrived = new ArrayList<>();

  /** A file whose content is still to be written. */
  record Planned(AnnouncedFile file, String mediaType) {}

  /**
   * @param known what the last move left of it, or null
   * @param hash of all that it brings
   * @param document as it is to be stored; null when nothing has changed
   */
  MoveCandidate(
      MovedRecord moved, Known known, byte[] hash, ObjectNode document, List<FieldError> errors) {
    this.moved = moved;
    this.known = known;
    this.hash = hash;
    this.document = document;
    this.errors = new ArrayList<>(errors);
  }

  static MoveCandidate unchanged(MovedRecord moved, Known known, byte[] hash) {
    return new MoveCandidate(moved, known, hash, null, List.of());
  }

  boolean isUnchanged() {
    return document == null;
  }

  MovedRecord moved() {
    return moved;
  }

  Known known() {
    return known;
  }

  byte[] hash() {
    return hash;
  }

  ObjectNode document() {
    return document;
  }

  List<FieldError> errors() {
    return errors;
  }

  void refuse(String field, String reason) {
    errors.add(FieldError.of(field, reason));
  }

  /** The files that have to come. */
  List<Planned> planned() {
    return planned;
  }

  /** The files that have come. */
  List<MovedFiles.Arrived> arrived() {
    return arrived;
  }
}
