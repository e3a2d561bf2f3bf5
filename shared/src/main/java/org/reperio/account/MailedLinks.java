package org.reperio.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.apache.commons.codec.digest.DigestUtils;
import org.reperio.access.DrawnSecrets;
import org.reperio.access.Identity;
import org.reperio.notification.Mails;
import org.reperio.refusal.ValidationFailed;
import org.reperio.site.SiteAddress;
import org.reperio.site.SitePath;
import org.reperio.site.SiteSettings;

/** Links in mails that prove an address. Each opens one thing, once, for some time. */
@ApplicationScoped
class MailedLinks {

  private final MailedLinkRepository links;
  private final Mails mails;
  private final SiteAddress site;
  private final String name;
  private final Duration lifetime;

  MailedLinks(
      MailedLinkRepository links,
      Mails mails,
      SiteAddress site,
      SiteSettings settings,
      AccountSettings accounts) {
    this.links = links;
    this.mails = mails;
    this.site = site;
    this.name = settings.name();
    this.lifetime = accounts.linkLifetime();
  }

  /**
   * Mails a link.
   *
   * @param address what it will prove
   * @param text what the mail says, with places for the site's name, the link, and the minutes for
   *     which it works
   */
  @Transactional(TxType.MANDATORY)
  void send(Identity who, LinkPurpose purpose, ProvenAddress address, String subject, String text) {
    String body = text.formatted(name, make(purpose, address), lifetime.toMinutes());
    tell(who, address.email(), subject, body);
  }

  /** Makes a link. */
  @Transactional(TxType.MANDATORY)
  String make(LinkPurpose purpose, ProvenAddress address) {
    String secret = DrawnSecrets.draw();
    links.removeExpired();
    links.add(DrawnSecrets.hash(secret), purpose, address, Instant.now().plus(lifetime));
    return site.of(SitePath.mailedLink(purpose.id(), secret));
  }

  /** Mails a text without a link, with a place for the site's name. */
  @Transactional(TxType.MANDATORY)
  void sendWithout(Identity who, String email, String subject, String text) {
    tell(who, email, subject, text.formatted(name, site.base()));
  }

  private void tell(Identity who, String email, String subject, String body) {
    // What one address gets is counted, and nobody else's mail is held up by it.
    String topic = "address " + DigestUtils.sha256Hex(email.toLowerCase(Locale.ROOT));
    mails.sendUnproven(who, topic, email, "[%s] %s".formatted(name, subject), body);
  }

  /**
   * What a link proves.
   *
   * @throws LinkExpired when the link does not work
   */
  @Transactional
  ProvenAddress provenBy(LinkPurpose purpose, String secret) {
    return links.provenBy(DrawnSecrets.hash(secret), purpose).orElseThrow(LinkExpired::new);
  }

  /**
   * Uses a link up, and all others to its address.
   *
   * @return what it proves
   * @throws LinkExpired when the link does not work
   */
  @Transactional(TxType.MANDATORY)
  ProvenAddress take(LinkPurpose purpose, String secret) {
    return links.take(DrawnSecrets.hash(secret), purpose).orElseThrow(LinkExpired::new);
  }

  /**
   * An address without the space that people paste with it.
   *
   * @throws ValidationFailed when this is not an e-mail address
   */
  static String address(String email) {
    String stripped = email.strip();
    if (!Accounts.isAddress(stripped)) {
      throw ValidationFailed.of("email", "Not a valid email address.");
    }
    return stripped;
  }
}
