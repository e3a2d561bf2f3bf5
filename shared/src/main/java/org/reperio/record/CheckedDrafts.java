package org.reperio.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.reperio.access.Identity;
import org.reperio.model.DataModels;
import org.reperio.refusal.FieldError;

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
    return of(who, row, models.get(row.model()).validate(row.document()));
  }

  /**
   * The draft as it is now, with what was wrong with the input that it was just made of.
   *
   * @param ofInput some of which may not have been kept
   */
  CheckedDraft of(Identity who, String pid, List<FieldError> ofInput) {
    return of(who, rows.draft(pid).orElseThrow(RecordNotFound::new), ofInput);
  }

  private CheckedDraft of(Identity who, RecordRow row, List<FieldError> ofDocument) {
    var errors = new ArrayList<>(ofDocument);
    errors.addAll(pids.problems(row));
    return new CheckedDraft(visible.of(who, row), errors);
  }
}
