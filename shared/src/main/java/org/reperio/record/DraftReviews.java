package org.reperio.record;

import org.reperio.access.Identity;
import org.reperio.refusal.InputFields;

/** The reviews of drafts, as drafts need them; requests are a feature that builds on this one. */
public interface DraftReviews {

  /**
   * Chooses the community that reviews a draft, in the transaction that is under way.
   *
   * @param review {@code type, receiver.community}
   * @throws org.reperio.refusal.ValidationFailed when it names no community
   */
  void choose(Identity who, RecordRow draft, InputFields review);

  /**
   * Lets go of a draft that is thrown away, in the transaction that is under way. What the
   * community was never asked goes with it, and what was discussed stays.
   *
   * @throws org.reperio.refusal.ValidationFailed when the review is under way
   */
  void release(RecordRow draft);
}
