package org.reperio.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
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

  public String pid() {
    return json.get("id").asText();
  }

  public int revisionId() {
    return json.get("revision_id").asInt();
  }
}
