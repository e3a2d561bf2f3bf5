package org.reperio.request;

import jakarta.enterprise.context.ApplicationScoped;
import org.reperio.access.Identity;
import org.reperio.access.PermissionDenied;
import org.reperio.audit.AuditAction;
import org.reperio.audit.AuditDetails;
import org.reperio.audit.AuditTrail;
import org.reperio.community.Communities;
import org.reperio.community.Community;
import org.reperio.community.CommunityNotFound;
import org.reperio.record.Parents;
import org.reperio.record.Publishing;
import org.reperio.record.RecordNotFound;
import org.reperio.record.RecordRow;
import org.reperio.record.RecordRows;
import org.reperio.site.SitePath;

/** A community is asked to review a draft, which is published in it when accepted. */
@ApplicationScoped
class CommunitySubmission implements RequestEffects {

  private final RequestRepository requests;
  private final RecordRows rows;
  private final Publishing publishing;
  private final Parents parents;
  private final Communities communities;
  private final Notices notices;
  private final AuditTrail trail;

  CommunitySubmission(
      RequestRepository requests,
      RecordRows rows,
      Publishing publishing,
      Parents parents,
      Communities communities,
      Notices notices,
      AuditTrail trail) {
    this.trail = trail;
    this.requests = requests;
    this.rows = rows;
    this.publishing = publishing;
    this.parents = parents;
    this.communities = communities;
    this.notices = notices;
  }

  @Override
  public RequestType type() {
    return RequestType.COMMUNITY_SUBMISSION;
  }

  /** A draft that cannot be published as it is cannot be submitted either. */
  @Override
  public void submitted(Identity who, Request request) {
    if (!community(request).takesFrom(who)) {
      throw new PermissionDenied(Community.MEMBERS_ONLY);
    }
    RecordRow draft = draft(request);
    publishing.requirePublishable(draft);
    String title = draft.document().at("/metadata/title").asText();
    requests.describe(request, title, request.description());
    parents.changed(draft.parentId());
    notices.toReceiver(who, request, "Review requested: " + title);
  }

  @Override
  public void accepted(Identity who, Request request) {
    RecordRow draft = draft(request);
    CommunityInclusion.requireFitting(community(request), draft);
    detach(draft);
    communities.include(draft.parentId(), request.receiver().community());
    trail.note(
        who,
        AuditAction.COMMUNITY_INCLUDE,
        request.receiver().community(),
        AuditDetails.of("record", draft.pid()));
    publishing.publishReviewed(who, request.topic().pid());
    parents.changed(draft.parentId());
    notices.toCreator(
        who,
        request,
        "Published: " + request.title(),
        "Your submission was accepted and is published: %s"
            .formatted(notices.page(SitePath.record(request.topic().pid()))));
  }

  /** The draft keeps the request, so that its writer sees the decision. */
  @Override
  public void declined(Identity who, Request request) {
    parents.changed(request.topic().parentId());
    notices.toCreator(
        who,
        request,
        "Not accepted: " + request.title(),
        "Your submission was not accepted. You can change the draft: %s"
            .formatted(notices.page(SitePath.upload(request.topic().pid()))));
  }

  /** As after a refusal, the draft keeps the request, and can be handed in again. */
  @Override
  public void expired(Identity who, Request request) {
    parents.changed(request.topic().parentId());
    notices.toCreator(
        who,
        request,
        "Not decided: " + request.title(),
        "The community has not decided about your submission in time. You can hand it in again: %s"
            .formatted(notices.page(SitePath.upload(request.topic().pid()))));
  }

  @Override
  public void withdrawn(Identity who, Request request) {
    rows.draft(request.topic().pid())
        .filter(draft -> draft.review() != null && draft.review().id().equals(request.id()))
        .ifPresent(this::detach);
  }

  private Community community(Request request) {
    return communities.find(request.receiver().community()).orElseThrow(CommunityNotFound::new);
  }

  private void detach(RecordRow draft) {
    parents.setReview(draft.parentId(), null);
  }

  private RecordRow draft(Request request) {
    return rows.draft(request.topic().pid()).orElseThrow(RecordNotFound::new);
  }
}
