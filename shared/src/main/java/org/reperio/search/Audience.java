package org.reperio.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.reperio.access.Identity;
import org.reperio.model.IndexField;

/** The part of the index that a reader may see, as conditions on its documents. */
record Audience(Identity who) {

  /** The field whose value is another one for each reader. */
  static final String IS_LATEST = "versions.is_latest";

  /** Where a field is open to the reader; empty where it is open in every document. */
  Optional<ObjectNode> where(IndexField field) {
    return who.isAdministrator()
        ? Optional.empty()
        : field.readers().map(readers -> Clauses.terms(readers, who.tokens()));
  }

  /** A clause about a field, where the field is open to the reader. */
  ObjectNode open(IndexField field, ObjectNode clause) {
    return where(field).map(open -> Clauses.where(clause, open)).orElse(clause);
  }

  /** No version that the reader may see is newer. */
  ObjectNode latest() {
    return who.isAdministrator()
        ? Clauses.term(IS_LATEST, "true")
        : Clauses.not(Clauses.terms(RecordDocuments.NEWER_READERS, who.tokens()));
  }
}
