package org.reperio.request;

import jakarta.enterprise.context.ApplicationScoped;
import org.reperio.access.Identity;
import org.reperio.community.Communities;
import org.reperio.database.Sql;
import org.reperio.record.Parents;
import org.reperio.record.Publishing;
import org.reperio.record.RecordNotFound;
import org.reperio.record.RecordRow;
import org.reperio.record.RecordRows;

/** A community is asked to take a draft; when it does, the draft is published in it. */
@ApplicationScoped
class CommunitySubmission implements RequestType {

  static final String ID = "community-submission";

  private final Sql sql;
  private final RecordRows rows;
  private final Publishing publishing;
  private final Parents parents;
  private final Communities communities;
  private final Notices notices;

  CommunitySubmission(
      Sql sql,
      RecordRows rows,
      Publishing publishing,
      Parents parents,
      Communities communities,
      Notices notices) {
    this.sql = sql;
    this.rows = rows;
    this.publishing = publishing;
    this.parents = parents;
    this.communities = communities;
    this.notices = notices;
  }

  @Override
  public String id() {
    return ID;
  }

  /** What is handed in can be published as it is: nobody is asked to review what cannot. */
  @Override
  public void submitted(Identity who, Request request) {
    RecordRow draft = draft(request);
    publishing.requirePublishable(draft);
    String title = draft.document().at("/metadata/title").asText();
    sql.update("update request set title = ? where id = ?", title, request.id());
    parents.changed(draft.parentId());
    notices.toReceiver(request, "To be reviewed: " + title);
  }

  @Override
  public void accepted(Identity who, Request request) {
    RecordRow draft = draft(request);
    CommunityInclusion.requireFitting(
        communities.resolve(request.receiver().community().toString()).orElseThrow(), draft);
    detach(draft);
    communities.include(draft.parentId(), request.receiver().community());
    publishing.publishReviewed(request.topicPid());
    parents.changed(draft.parentId());
    notices.toCreator(
        request,
        "Published: " + request.title(),
        "Your submission was accepted and is published: %s/records/%s"
            .formatted(notices.site(), request.topicPid()));
  }

  /** The draft keeps the request, so that its writer sees what has become of it. */
  @Override
  public void declined(Identity who, Request request) {
    parents.changed(request.parentId());
    notices.toCreator(
        request,
        "Not accepted: " + request.title(),
        "Your submission was not accepted. The draft is yours to change: %s/uploads/%s"
            .formatted(notices.site(), request.topicPid()));
  }

  @Override
  public void withdrawn(Identity who, Request request) {
    rows.draft(request.topicPid()).ifPresent(this::detach);
  }

  private void detach(RecordRow draft) {
    parents.setReview(draft.parentId(), null);
  }

  private RecordRow draft(Request request) {
    return rows.draft(request.topicPid()).orElseThrow(RecordNotFound::new);
  }
}
