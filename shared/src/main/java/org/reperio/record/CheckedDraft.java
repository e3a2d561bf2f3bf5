package org.reperio.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.reperio.refusal.FieldError;

/**
 * A draft as the asker may see it, with what is wrong with it.
 *
 * @param json in InvenioRDM's shape, without links
 * @param errors what keeps it from being published
 */
public record CheckedDraft(ObjectNode json, List<FieldError> errors) {

  public CheckedDraft {
    errors = List.copyOf(errors);
  }

  /** The same with more that is wrong. */
  CheckedDraft with(List<FieldError> more) {
    return new CheckedDraft(json, Stream.concat(errors.stream(), more.stream()).toList());
  }

  public String pid() {
    return json.get("id").asText();
  }

  public int revisionId() {
    return json.get("revision_id").asInt();
  }
}
