package org.reperio.ui.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import org.reperio.record.Drafts;
import org.reperio.record.RecordNotFound;
import org.reperio.record.Records;
import org.reperio.ui.sharing.Visitor;

/** Finds what a record's page is to show: what was published, or the draft. */
@ApplicationScoped
public class ShownRecords {

  private final Records records;
  private final Drafts drafts;

  public ShownRecords(Records records, Drafts drafts) {
    this.records = records;
    this.drafts = drafts;
  }

  /**
   * A record or draft. A share link leads to the draft as long as nothing is published.
   *
   * @param preview whether the draft is wanted, where there is one
   * @throws RecordNotFound when there is none with this identifier
   */
  ObjectNode find(Visitor visitor, String pid, boolean preview) {
    try {
      return preview ? draft(visitor, pid) : records.read(visitor.identity(), pid);
    } catch (RecordNotFound e) {
      if (preview) {
        return records.read(visitor.identity(), pid);
      }
      if (visitor.holdsLink()) {
        return draft(visitor, pid);
      }
      throw e;
    }
  }

  private ObjectNode draft(Visitor visitor, String pid) {
    return drafts.read(visitor.identity(), pid).json();
  }

  /** The identifier of the latest version that the visitor may read, by the work's own. */
  String latestOfWork(Visitor visitor, String pid) {
    return records.resolve(visitor.identity(), pid);
  }

  /** The identifier of the latest version that the visitor may read, by that of any version. */
  String latest(Visitor visitor, String pid) {
    return records
        .readLatest(visitor.identity(), records.resolve(visitor.identity(), pid))
        .path("id")
        .asText();
  }
}
