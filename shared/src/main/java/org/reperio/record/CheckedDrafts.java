package org.reperio.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import org.reperio.access.Identity;
import org.reperio.model.DataModels;

/** Shows drafts to those who write them, with what keeps them from being published. */
@ApplicationScoped
class CheckedDrafts {

  private final RecordRows rows;
  private final VisibleRecords visible;
  private final DataModels models;
  private final RecordPids pids;

  CheckedDrafts(RecordRows rows, VisibleRecords visible, DataModels models, RecordPids pids) {
    this.rows = rows;
    this.visible = visible;
    this.models = models;
    this.pids = pids;
  }

  /** The draft as it is now; whether it may be read has been asked before. */
  CheckedDraft of(Identity who, String pid) {
    RecordRow row = rows.draft(pid).orElseThrow(RecordNotFound::new);
    var errors = new ArrayList<>(models.get(row.model()).validate(row.document()));
    errors.addAll(pids.problems(row));
    return new CheckedDraft(visible.of(who, row), errors);
  }
}
