package org.reperio.request;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.reperio.access.Identity;
import org.reperio.account.Account;
import org.reperio.account.Accounts;
import org.reperio.audit.AuditAction;
import org.reperio.audit.AuditDetails;
import org.reperio.audit.AuditTrail;
import org.reperio.community.Communities;
import org.reperio.notification.Mails;
import org.reperio.site.SiteAddress;
import org.reperio.site.SitePath;
import org.reperio.site.SiteSettings;

/** Mail about requests: to those who decide, and to those who wait for the decision. */
@ApplicationScoped
class Notices {

  private final Mails mails;
  private final Accounts accounts;
  private final Communities communities;
  private final SiteAddress site;
  private final AuditTrail trail;
  private final String name;

  Notices(
      Mails mails,
      Accounts accounts,
      Communities communities,
      SiteAddress site,
      SiteSettings settings,
      AuditTrail trail) {
    this.trail = trail;
    this.mails = mails;
    this.accounts = accounts;
    this.communities = communities;
    this.site = site;
    this.name = settings.name();
  }

  /** The address of a page, to be put into a mail. */
  String page(String path) {
    return site.of(path);
  }

  /** Tells the receiver that a request waits for a decision. */
  void toReceiver(Identity who, Request request, String title) {
    for (String address : receivers(request)) {
      mails.send(
          who,
          address,
          "[%s] %s".formatted(name, title),
          """
          %s

          Decide here: %s
          """
              .formatted(title, page(SitePath.request(request.id()))));
    }
  }

  /** Tells the receiver that nothing is left to decide. */
  void withdrawn(Identity who, Request request) {
    for (String address : receivers(request)) {
      mails.send(
          who,
          address,
          "[%s] Withdrawn: %s".formatted(name, request.title()),
          "The request has been withdrawn: %s".formatted(page(SitePath.request(request.id()))));
    }
  }

  /**
   * Tells all who take part in a discussion, but the one who spoke, what was said.
   *
   * @param writers the accounts that have taken part so far
   */
  void said(Identity who, Request request, Collection<Long> writers, Comment comment) {
    Set<String> addresses = new LinkedHashSet<>();
    if (!request.isDraft()) {
      addresses.addAll(receivers(request));
    }
    Stream.concat(Stream.ofNullable(request.createdBy()), writers.stream())
        .flatMap(account -> addressOf(account).stream())
        .forEach(addresses::add);
    if (request.createdByEmail() != null) {
      addresses.add(request.createdByEmail());
    }
    if (who.isAuthenticated()) {
      addressOf(who.userId()).ifPresent(addresses::remove);
    }
    for (String address : addresses) {
      mails.send(
          who,
          address,
          "[%s] New comment: %s".formatted(name, request.title()),
          """
          %s

          The discussion: %s
          """
              .formatted(comment.text(), page(SitePath.request(request.id()))));
    }
  }

  private Optional<String> addressOf(long account) {
    return accounts.find(account).filter(Account::active).map(Account::email);
  }

  /** Tells the creator about the decision. */
  void toCreator(Identity who, Request request, String subject, String text) {
    String address =
        request.createdBy() == null
            ? request.createdByEmail()
            : accounts.find(request.createdBy()).map(Account::email).orElse(null);
    if (address != null) {
      mails.send(who, address, "[%s] %s".formatted(name, subject), text);
    }
  }

  /**
   * Sends mail to an address that a guest has typed.
   *
   * @param pid of the record that it is about
   */
  void toGuest(Identity who, String pid, String address, String subject, String text) {
    trail.note(
        who,
        AuditAction.REQUEST_ANNOUNCE,
        pid,
        AuditDetails.of("type", RequestType.GUEST_ACCESS.id()));
    mails.sendUnproven(who, pid, address, "[%s] %s".formatted(name, subject), text);
  }

  private List<String> receivers(Request request) {
    Receiver receiver = request.receiver();
    if (receiver == null) {
      return List.of();
    }
    if (receiver.community() != null) {
      return communities.curatorAddresses(receiver.community());
    }
    if (receiver.account() != null) {
      return accounts.find(receiver.account()).map(Account::email).stream().toList();
    }
    return accounts.addressesOf(receiver.role());
  }
}
