package org.reperio.request;

import jakarta.enterprise.context.ApplicationScoped;
import org.reperio.access.Identity;
import org.reperio.community.Communities;
import org.reperio.model.ValidationFailed;
import org.reperio.record.Parents;
import org.reperio.record.RecordNotFound;
import org.reperio.record.RecordRow;
import org.reperio.record.RecordRows;

/** A community is asked to take a record that is published already. */
@ApplicationScoped
class CommunityInclusion implements RequestType {

  static final String ID = "community-inclusion";

  private final RecordRows rows;
  private final Parents parents;
  private final Communities communities;
  private final Notices notices;

  CommunityInclusion(RecordRows rows, Parents parents, Communities communities, Notices notices) {
    this.rows = rows;
    this.parents = parents;
    this.communities = communities;
    this.notices = notices;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public void submitted(Identity who, Request request) {
    notices.toReceiver(request, "To be included: " + request.title());
  }

  @Override
  public void accepted(Identity who, Request request) {
    RecordRow record = rows.record(request.topicPid()).orElseThrow(RecordNotFound::new);
    requireFitting(
        communities.resolve(request.receiver().community().toString()).orElseThrow(), record);
    communities.include(record.parentId(), request.receiver().community());
    parents.changed(record.parentId());
    notices.toCreator(
        request,
        "Included: " + request.title(),
        "The community has taken your record: %s/records/%s"
            .formatted(notices.site(), request.topicPid()));
  }

  @Override
  public void declined(Identity who, Request request) {
    notices.toCreator(
        request,
        "Not included: " + request.title(),
        "The community has not taken your record: %s/records/%s"
            .formatted(notices.site(), request.topicPid()));
  }

  /** What is public cannot be in a community that is not. */
  static void requireFitting(Communities.Community community, RecordRow row) {
    if (community.isRestricted() && !row.isRestricted()) {
      throw ValidationFailed.of(
          "access.record", "The community is restricted: only a restricted record can be in it.");
    }
  }
}
