package org.reperio.request;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.reperio.access.Identity;
import org.reperio.access.Permission;
import org.reperio.community.Communities;
import org.reperio.community.Community;
import org.reperio.record.Parents;
import org.reperio.record.RecordNotFound;
import org.reperio.record.RecordPermissions;
import org.reperio.record.RecordRow;
import org.reperio.record.RecordRows;
import org.reperio.refusal.ValidationFailed;

/** The review of a draft by the community that it is submitted to. */
@ApplicationScoped
public class Reviews {

  private static final RequestType TYPE = RequestType.COMMUNITY_SUBMISSION;

  private final RecordRows rows;
  private final RecordPermissions permissions;
  private final Parents parents;
  private final RequestRepository repository;
  private final Requests requests;
  private final Communities communities;

  Reviews(
      RecordRows rows,
      RecordPermissions permissions,
      Parents parents,
      RequestRepository repository,
      Requests requests,
      Communities communities) {
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
    RecordRow draft = draft(who, pid, Permission.MANAGE);
    if (draft.recordId() != null) {
      throw ValidationFailed.because(
          "review", "You cannot create a review for an already published record.");
    }
    if (parents.wasPublished(draft.parentId())) {
      throw ValidationFailed.because(
          "review", "You cannot create a review for a new version of a published record.");
    }
    if (!input.path("type").asText().equals(TYPE.id())) {
      throw ValidationFailed.of("type", "Invalid review type.");
    }
    UUID community =
        communities
            .resolve(input.at("/receiver/community").asText(""))
            .orElseThrow(
                () -> ValidationFailed.of("receiver.community", "There is no such community."))
            .id();
    // Of two who choose at the same moment, the second replaces what the first has chosen.
    parents.hold(draft.parentId());
    draft = rows.draft(pid).orElseThrow(RecordNotFound::new);
    if (draft.review() != null) {
      remove(draft);
    }
    Request request =
        requests.create(
            asking(draft, community, who.userId() == null ? draft.ownerId() : who.userId()));
    parents.setReview(draft.parentId(), request.id());
    return request;
  }

  /** Takes the review off a draft, unless it is under way. */
  @Transactional
  public void delete(Identity who, String pid) {
    remove(draft(who, pid, Permission.MANAGE));
  }

  private void remove(RecordRow draft) {
    Request review = review(draft);
    if (review.isOpen()) {
      throw ValidationFailed.because("review", "An open review cannot be deleted.");
    }
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
    RecordRow draft = draft(who, pid, Permission.MANAGE);
    Request review = review(draft);
    if (input.has("require_review") && !input.get("require_review").isBoolean()) {
      throw ValidationFailed.of("require_review", "Must be a boolean, true or false");
    }
    Community community =
        communities
            .find(review.receiver().community())
            .orElseThrow(
                () -> ValidationFailed.of("receiver.community", "There is no such community."));
    if (review.isOpen()) {
      throw ValidationFailed.because("review", "The draft has already been submitted for review.");
    }
    Request submitted = requests.step(who, again(draft, review), RequestAction.SUBMIT, input);
    return community.trusts(who) && !input.path("require_review").asBoolean()
        ? requests.acceptTrusted(submitted)
        : submitted;
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

  private RecordRow draft(Identity who, String pid, Permission needed) {
    RecordRow draft = rows.draft(pid).orElseThrow(RecordNotFound::new);
    permissions.require(who, draft, needed);
    return draft;
  }
}
