package org.reperio.worker.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.reperio.crosswalk.JsonMapping;
import org.reperio.crosswalk.SourceNotes;

/** Objects of InvenioRDM's API that are no records: the same object, by its id. */
final class AsItStands implements JsonMapping {

  @Override
  public String sourceId(ObjectNode source) {
    return source.hasNonNull("id") ? source.get("id").asText() : null;
  }

  @Override
  public ObjectNode document(ObjectNode source, SourceNotes notes) {
    return source;
  }
}
