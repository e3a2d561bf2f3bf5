package org.reperio.request;

import jakarta.enterprise.context.ApplicationScoped;
import org.reperio.access.Identity;
import org.reperio.audit.AuditAction;
import org.reperio.audit.AuditDetails;
import org.reperio.audit.AuditTrail;
import org.reperio.community.Communities;
import org.reperio.community.Community;
import org.reperio.record.Parents;
import org.reperio.record.RecordGone;
import org.reperio.record.RecordNotFound;
import org.reperio.record.RecordRow;
import org.reperio.record.RecordRows;
import org.reperio.refusal.ValidationFailed;
import org.reperio.site.SitePath;

/** A community is asked to include a published record. */
@ApplicationScoped
class CommunityInclusion implements RequestEffects {

  /** The refusal for those who accept a public record for a restricted community. */
  static final String UNFIT = "A public record cannot be included in a restricted community.";

  private final RecordRows rows;
  private final Parents parents;
  private final Communities communities;
  private final Notices notices;
  private final AuditTrail trail;

  CommunityInclusion(
      RecordRows rows,
      Parents parents,
      Communities communities,
      Notices notices,
      AuditTrail trail) {
    this.trail = trail;
    this.rows = rows;
    this.parents = parents;
    this.communities = communities;
    this.notices = notices;
  }

  @Override
  public RequestType type() {
    return RequestType.COMMUNITY_INCLUSION;
  }

  @Override
  public void submitted(Identity who, Request request) {
    notices.toReceiver(who, request, "Inclusion requested: " + request.title());
  }

  @Override
  public void accepted(Identity who, Request request) {
    RecordRow record = rows.record(request.topic().pid()).orElseThrow(RecordNotFound::new);
    if (record.isDeleted()) {
      throw RecordGone.of(record);
    }
    requireFitting(communities.find(request.receiver().community()).orElseThrow(), record);
    parents.changed(record.parentId());
    communities.include(record.parentId(), request.receiver().community());
    trail.note(
        who,
        AuditAction.COMMUNITY_INCLUDE,
        request.receiver().community(),
        AuditDetails.of("record", record.pid()));
    notices.toCreator(
        who,
        request,
        "Included: " + request.title(),
        "The community has included your record: %s"
            .formatted(notices.page(SitePath.record(request.topic().pid()))));
  }

  @Override
  public void declined(Identity who, Request request) {
    notices.toCreator(
        who,
        request,
        "Not included: " + request.title(),
        "The community has declined to include your record: %s"
            .formatted(notices.page(SitePath.record(request.topic().pid()))));
  }

  /** A public record cannot be in a restricted community. */
  static void requireFitting(Community community, RecordRow row) {
    if (!fits(community, row)) {
      throw ValidationFailed.because("access.record", UNFIT);
    }
  }

  static boolean fits(Community community, RecordRow row) {
    return !community.isRestricted() || row.isRestricted();
  }
}
