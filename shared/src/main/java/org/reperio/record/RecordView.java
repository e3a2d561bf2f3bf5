package org.reperio.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.reperio.model.FieldError;

/**
 * A record or draft as the asker may see it.
 *
 * @param json in InvenioRDM's shape, without links
 * @param errors what keeps a draft from being published; always empty for a published record
 */
public record RecordView(ObjectNode json, List<FieldError> errors) {

  public RecordView {
    errors = List.copyOf(errors);
  }

  public String pid() {
    return json.get("id").asText();
  }

  public int revisionId() {
    return json.get("revision_id").asInt();
  }
}
