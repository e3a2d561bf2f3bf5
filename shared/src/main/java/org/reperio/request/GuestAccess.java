package org.reperio.request;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.reperio.access.Identity;
import org.reperio.sharing.ShareLink;
import org.reperio.sharing.ShareLinks;
import org.reperio.site.SitePath;

/** A guest, whose address has been proven, asks for access. */
@ApplicationScoped
class GuestAccess implements RequestEffects {

  private final ShareLinks links;
  private final Notices notices;

  GuestAccess(ShareLinks links, Notices notices) {
    this.links = links;
    this.notices = notices;
  }

  @Override
  public RequestType type() {
    return RequestType.GUEST_ACCESS;
  }

  @Override
  public void submitted(Identity who, Request request) {
    notices.toReceiver(who, request, "Access requested: " + request.title());
    notices.toCreator(
        who,
        request,
        "Your request for access",
        "The owner of %s has been asked. The answer will come to this address."
            .formatted(notices.page(SitePath.record(request.topic().pid()))));
  }

  /** A guest has no account for a grant: a link of their own opens the record. */
  @Override
  public void accepted(Identity who, Request request) {
    int days = AccessQuestion.linkDays(request.payload());
    Instant expires = days == 0 ? null : Instant.now().plus(Duration.ofDays(days));
    ShareLink link =
        links.createFor(
            who,
            request.topic().parentId(),
            expires,
            "Requested by guest: " + request.createdByEmail(),
            "request:" + request.id());
    notices.toCreator(
        who,
        request,
        "Access granted",
        """
        This link opens the record for you: %s
        Keep it to yourself.%s
        """
            .formatted(
                notices.page(
                    SitePath.withToken(SitePath.record(request.topic().pid()), link.token())),
                expires == null ? "" : " It works for %d days.".formatted(days)));
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
