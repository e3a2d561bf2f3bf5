package org.reperio.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import org.reperio.file.Buckets;
import org.reperio.model.DataModels;
import org.reperio.refusal.ValidationFailed;

/** The rules that a draft must meet to be published. */
@ApplicationScoped
class PublishingRules {

  private final DataModels models;
  private final Buckets buckets;
  private final RecordPids pids;

  PublishingRules(DataModels models, Buckets buckets, RecordPids pids) {
    this.models = models;
    this.buckets = buckets;
    this.pids = pids;
  }

  /**
   * Refuses a draft that cannot be published.
   *
   * @throws ValidationFailed with all that is wrong with it and its files
   */
  void require(RecordRow draft) {
    var errors = new ArrayList<>(models.get(draft.model()).validate(draft.document()));
    errors.addAll(buckets.problems(draft.bucketId(), draft.document()));
    errors.addAll(Embargoes.problems(draft));
    errors.addAll(pids.problems(draft));
    if (!errors.isEmpty()) {
      throw new ValidationFailed(errors);
    }
  }
}
