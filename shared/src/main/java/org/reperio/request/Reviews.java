package org.reperio.request;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.UUID;
import org.reperio.access.Identity;
import org.reperio.access.Permission;
import org.reperio.audit.AuditAction;
import org.reperio.audit.AuditDetails;
import org.reperio.audit.AuditTrail;
import org.reperio.community.Communities;
import org.reperio.community.Community;
import org.reperio.record.DraftReviews;
import org.reperio.record.Parents;
import org.reperio.record.RecordNotFound;
import org.reperio.record.RecordPermissions;
import org.reperio.record.RecordRow;
import org.reperio.record.RecordRows;
import org.reperio.refusal.InputFields;
import org.reperio.refusal.ValidationFailed;

/** The review of a draft by the community that it is submitted to. */
@ApplicationScoped
public class Reviews implements DraftReviews {

  private static final int MAX_NAME = 255;
  private static final RequestType TYPE = RequestType.COMMUNITY_SUBMISSION;

  private final RecordRows rows;
  private final RecordPermissions permissions;
  private final Parents parents;
  private final RequestRepository repository;
  private final Requests requests;
  private final Communities communities;
  private final AuditTrail trail;

  Reviews(
      RecordRows rows,
      RecordPermissions permissions,
      Parents parents,
      RequestRepository repository,
      Requests requests,
      Communities communities,
      AuditTrail trail) {
    this.trail = trail;
    this.rows = rows;
    this.permissions = permissions;
    this.parents = parents;
    this.repository = repository;
    this.requests = requests;
    this.communities = communities;
  }

  /**
   * The review of a draft.
   *
   * @throws RequestNotFound when it has none
   */
  @Transactional
  public Request read(Identity who, String pid) {
    return review(draft(who, pid, Permission.PREVIEW));
  }

  /**
   * Chooses the community that reviews a draft, in place of an earlier choice.
   *
   * @param input {@code {type: community-submission, receiver: {community}}}
   */
  @Transactional
  public Request put(Identity who, String pid, ObjectNode input) {
    RecordRow draft = held(who, pid);
    requireFirstVersion(draft);
    UUID community = community(InputFields.of(input));
    if (draft.review() != null) {
      remove(who, draft);
    }
    return prepare(who, draft, community);
  }

  private void requireFirstVersion(RecordRow draft) {
    if (draft.recordId() != null) {
      throw ValidationFailed.because(
          "review", "You cannot create a review for an already published record.");
    }
    if (parents.wasPublished(draft.parentId())) {
      throw ValidationFailed.because(
          "review", "You cannot create a review for a new version of a published record.");
    }
  }

  /** The community that is to review. */
  private UUID community(InputFields review) {
    String type = review.text("type", MAX_NAME).orElse("");
    if (!review.areWrong() && !type.equals(TYPE.id())) {
      review.wrong("type", "Invalid review type.");
    }
    InputFields receiver = review.object("receiver");
    Optional<Community> community =
        receiver.requiredText("community", MAX_NAME).flatMap(communities::resolve);
    if (community.isEmpty() && !review.areWrong()) {
      receiver.wrong("community", "There is no such community.");
    }
    review.require();
    return community.orElseThrow().id();
  }

  private Request prepare(Identity who, RecordRow draft, UUID community) {
    Request request =
        requests.create(
            asking(draft, community, who.userId() == null ? draft.ownerId() : who.userId()));
    parents.setReview(draft.parentId(), request.id());
    trail.note(
        who,
        AuditAction.REQUEST_CREATE,
        request.id(),
        AuditDetails.of("type", TYPE.id())
            .and("record", draft.pid())
            .and("community", community.toString()));
    return request;
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public void choose(Identity who, RecordRow draft, InputFields review) {
    prepare(who, draft, community(review));
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public void release(RecordRow draft) {
    if (draft.review() == null) {
      return;
    }
    Request review = review(draft);
    if (review.isOpen()) {
      throw ValidationFailed.because(
          "review",
          "You cannot delete a draft with an open review. Please cancel the review first.");
    }
    detach(draft, review);
  }

  /** Takes the review off a draft, unless it is under way. */
  @Transactional
  public void delete(Identity who, String pid) {
    remove(who, held(who, pid));
  }

  private void remove(Identity who, RecordRow draft) {
    Request review = review(draft);
    if (review.isOpen()) {
      throw ValidationFailed.because("review", "An open review cannot be deleted.");
    }
    detach(draft, review);
    trail.note(
        who, AuditAction.REQUEST_DELETE, review.id(), AuditDetails.of("record", draft.pid()));
  }

  private void detach(RecordRow draft, Request review) {
    parents.setReview(draft.parentId(), null);
    if (review.isDraft()) {
      repository.remove(review);
    }
  }

  /**
   * Submits a draft. It is published at once where the community trusts the submitter.
   *
   * @param input may have a comment as {@code payload}, and {@code require_review} true for a
   *     review all the same
   */
  @Transactional
  public Request submit(Identity who, String pid, ObjectNode input) {
    RecordRow draft = held(who, pid);
    Request review = review(draft);
    InputFields fields = InputFields.of(input);
    boolean always =
        fields.flag("require_review", "Must be a boolean, true or false").orElse(false);
    fields.require();
    Community community =
        communities
            .find(review.receiver().community())
            .orElseThrow(
                () -> ValidationFailed.of("receiver.community", "There is no such community."));
    if (review.isOpen()) {
      throw ValidationFailed.because("review", "The draft has already been submitted for review.");
    }
    Request submitted = requests.step(who, again(draft, review), RequestAction.SUBMIT, input);
    return community.trusts(who) && !always ? requests.acceptTrusted(submitted) : submitted;
  }

  /** A declined draft can be resubmitted as a new request. */
  private Request again(RecordRow draft, Request review) {
    if (!review.isClosed()) {
      return review;
    }
    Request next =
        requests.create(asking(draft, review.receiver().community(), review.createdBy()));
    parents.setReview(draft.parentId(), next.id());
    return next;
  }

  private static Asking asking(RecordRow draft, UUID community, Long creator) {
    return new Asking(
        TYPE,
        draft.document().at("/metadata/title").asText(""),
        creator,
        null,
        Receiver.community(community),
        draft,
        JsonNodeFactory.instance.objectNode());
  }

  private Request review(RecordRow draft) {
    if (draft.review() == null) {
      throw new RequestNotFound("Review for draft not found");
    }
    return repository.findById(draft.review().id());
  }

  /** The draft with its review, which nobody else changes until the transaction ends. */
  private RecordRow held(Identity who, String pid) {
    parents.hold(draft(who, pid, Permission.MANAGE).parentId());
    return draft(who, pid, Permission.MANAGE);
  }

  private RecordRow draft(Identity who, String pid, Permission needed) {
    RecordRow draft = rows.draft(pid).orElseThrow(RecordNotFound::new);
    permissions.require(who, draft, needed);
    return draft;
  }
}
