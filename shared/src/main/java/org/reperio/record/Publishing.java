package org.reperio.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.reperio.access.Identity;
import org.reperio.access.Permission;
import org.reperio.refusal.ValidationFailed;

/** Makes drafts records, for those who may. */
@ApplicationScoped
public class Publishing {

  private final RecordRows rows;
  private final VisibleRecords visible;
  private final RecordPermissions permissions;
  private final PublishingRules rules;
  private final Publication publication;

  Publishing(
      RecordRows rows,
      VisibleRecords visible,
      RecordPermissions permissions,
      PublishingRules rules,
      Publication publication) {
    this.rows = rows;
    this.visible = visible;
    this.permissions = permissions;
    this.rules = rules;
    this.publication = publication;
  }

  /**
   * Publishes a draft: it becomes a record, or the next revision of the record that it edits.
   *
   * @throws ValidationFailed when the model refuses it, its files are not complete
   * @throws ValidationFailed when it waits for a review
   * @throws RevisionConflict when another request publishes it or writes to it at the same time
   */
  @Transactional
  public ObjectNode publish(Identity who, String pid) {
    RecordRow row = rows.draft(pid).orElseThrow(RecordNotFound::new);
    permissions.require(who, row, Permission.EDIT);
    if (row.recordId() == null && awaitsReview(row)) {
      throw ValidationFailed.because(
          "review",
          "You cannot publish a draft with an open review request. Please cancel the review request"
              + " first.");
    }
    publication.publish(who, row);
    return visible.of(who, rows.record(pid).orElseThrow(RecordNotFound::new));
  }

  /** Whether a community is to look at the draft before it is published. */
  private static boolean awaitsReview(RecordRow row) {
    return row.review() != null && row.review().stage().isOpen();
  }

  /**
   * Publishes a draft whose review has been decided; who may decide is the request's to say.
   *
   * @param decider who has decided; the program itself publishes, in their name
   * @throws ValidationFailed when the model refuses it or its files are not complete
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void publishReviewed(Identity decider, String pid) {
    Identity publisher =
        decider.isAuthenticated()
            ? Identity.ofSystemFor(decider.userId(), decider.roles()).from(decider.origin())
            : Identity.ofSystem().from(decider.origin());
    publication.publish(publisher, rows.draft(pid).orElseThrow(RecordNotFound::new));
  }

  /**
   * The errors of a draft and its files that prevent publishing.
   *
   * @throws ValidationFailed when there is something
   */
  public void requirePublishable(RecordRow draft) {
    rules.require(draft);
  }
}
