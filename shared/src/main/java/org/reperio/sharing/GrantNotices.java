package org.reperio.sharing;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import org.reperio.access.Identity;
import org.reperio.account.Accounts;
import org.reperio.notification.Mails;
import org.reperio.site.SiteAddress;
import org.reperio.site.SitePath;
import org.reperio.site.SiteSettings;

/** Mail to people who have been given access, where the owner wants them to know. */
@ApplicationScoped
class GrantNotices {

  private static final int MAX_MESSAGE = 5_000;

  private final Mails mails;
  private final Accounts accounts;
  private final SiteAddress site;
  private final String name;

  GrantNotices(Mails mails, Accounts accounts, SiteAddress site, SiteSettings settings) {
    this.mails = mails;
    this.accounts = accounts;
    this.site = site;
    this.name = settings.name();
  }

  /**
   * Tells those people about their grants for whom {@code notify} is true.
   *
   * @param made the grants as they were sent, all of them valid
   */
  void granted(Identity who, String pid, JsonNode made) {
    for (JsonNode grant : made) {
      if (grant.path("notify").asBoolean() && grant.at("/subject/type").asText().equals("user")) {
        accounts
            .find(grant.at("/subject/id").asLong())
            .ifPresent(account -> send(who, account.email(), pid, grant));
      }
    }
  }

  private void send(Identity who, String address, String pid, JsonNode grant) {
    String message = grant.path("message").asText("");
    mails.send(
        who,
        address,
        "[%s] A record was shared with you".formatted(name),
        """
        You may %s this record: %s

        %s
        """
            .formatted(
                grant.path("permission").asText(),
                site.of(SitePath.record(pid)),
                message.substring(0, Math.min(message.length(), MAX_MESSAGE))));
  }
}
