package org.reperio.worker.ingest;

import java.util.List;
import org.reperio.crosswalk.SourceItem;
import org.reperio.record.Outcome;

/** Takes in one batch, and says what became of each record, in the batch's order. */
interface BatchPublisher {
  List<Outcome> publish(List<SourceItem.Read> batch);
}
