package org.reperio.request;

import jakarta.enterprise.context.ApplicationScoped;
import org.reperio.access.Identity;
import org.reperio.sharing.Grants;
import org.reperio.site.SitePath;

/** An account asks for access to a record's restricted files. */
@ApplicationScoped
class UserAccess implements RequestEffects {

  private final Grants grants;
  private final Notices notices;

  UserAccess(Grants grants, Notices notices) {
    this.grants = grants;
    this.notices = notices;
  }

  @Override
  public RequestType type() {
    return RequestType.USER_ACCESS;
  }

  @Override
  public void submitted(Identity who, Request request) {
    notices.toReceiver(who, request, "Access requested: " + request.title());
  }

  @Override
  public void accepted(Identity who, Request request) {
    grants.letView(who, request.topic().parentId(), request.createdBy(), "request:" + request.id());
    notices.toCreator(
        who,
        request,
        "Access granted",
        "You may read the record now: %s"
            .formatted(notices.page(SitePath.record(request.topic().pid()))));
  }

  @Override
  public void declined(Identity who, Request request) {
    notices.toCreator(
        who,
        request,
        "Access not granted",
        "You have not been given access to %s"
            .formatted(notices.page(SitePath.record(request.topic().pid()))));
  }
}
