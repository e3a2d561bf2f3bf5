package org.reperio.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.reperio.model.DataModel;
import org.reperio.model.DataModels;
import org.reperio.model.Examination;
import org.reperio.pid.Pids;
import org.reperio.refusal.FieldError;
import org.reperio.refusal.ValidationFailed;

/** Makes the document that a draft keeps of the JSON that its writer sends. */
@ApplicationScoped
class DraftInput {

  private static final List<String> INPUT = List.of("metadata", "custom_fields", "access", "files");

  private final DataModels models;
  private final Pids pids;

  DraftInput(DataModels models, Pids pids) {
    this.models = models;
    this.pids = pids;
  }

  /**
   * The part of an input that a draft keeps.
   *
   * @param errors what is wrong with the input as it came
   */
  record Accepted(ObjectNode document, List<FieldError> errors) {

    Accepted {
      errors = List.copyOf(errors);
    }
  }

  /**
   * The document to keep. An id that is in no vocabulary is not: its author would have to guess
   * what became of it.
   *
   * @param input metadata, custom_fields, access, files and pids, each of them optional
   * @param before the document it replaces; identifiers that the repository manages come from it
   * @throws ValidationFailed when something in it cannot be stored at all
   */
  Accepted accept(String model, ObjectNode input, ObjectNode before) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    for (String part : INPUT) {
      if (input.hasNonNull(part)) {
        document.set(part, input.get(part));
      }
    }
    document.set("pids", pids.merge(input.get("pids"), before.get("pids")));
    DataModel rules = models.get(model);
    List<FieldError> unstorable = rules.unstorable(document);
    if (!unstorable.isEmpty()) {
      throw new ValidationFailed(unstorable);
    }
    Examination found = rules.examine(rules.normalize(document));
    if (!found.unknownTerms().isEmpty()) {
      throw ValidationFailed.because(
          "Invalid value %s.".formatted(value(document, found.unknownTerms().get(0))),
          found.unknownTerms());
    }
    List<FieldError> errors = new ArrayList<>(found.errors());
    if (input.hasNonNull("pids") && !input.get("pids").isObject()) {
      errors.add(FieldError.of("pids", "Invalid input type."));
    }
    Embargoes.complete(found.kept());
    return new Accepted(found.kept(), errors);
  }

  private static String value(ObjectNode document, FieldError error) {
    return document.at("/" + error.field().replace('.', '/')).asText();
  }

  /** The document with which a new version begins. */
  ObjectNode ofNextVersion(ObjectNode latest) {
    ObjectNode document = latest.deepCopy();
    document.remove("pids");
    // A version has its own date and number: what the last one had would be wrong for this one.
    if (document.get("metadata") instanceof ObjectNode metadata) {
      metadata.remove(List.of("publication_date", "version"));
    }
    if (document.get("files") instanceof ObjectNode files) {
      files.remove(List.of("default_preview", "order"));
    }
    return document;
  }
}
