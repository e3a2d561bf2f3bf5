package org.reperio.request;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.reperio.account.Account;
import org.reperio.account.Accounts;
import org.reperio.community.Communities;
import org.reperio.database.Sql;
import org.reperio.notification.Mails;

/** Mail about requests: to those who have to decide, and to those who wait for the decision. */
@ApplicationScoped
class Notices {

  private final Mails mails;
  private final Accounts accounts;
  private final Communities communities;
  private final Sql sql;
  private final String site;
  private final String name;

  Notices(
      Mails mails,
      Accounts accounts,
      Communities communities,
      Sql sql,
      @ConfigProperty(name = "reperio.site.url") URI site,
      @ConfigProperty(name = "reperio.site.name") String name) {
    this.mails = mails;
    this.accounts = accounts;
    this.communities = communities;
    this.sql = sql;
    this.site = site.toString().replaceAll("/+$", "");
    this.name = name;
  }

  /** The address of the site, with no slash at its end. */
  String site() {
    return site;
  }

  /** Tells whoever decides that there is something to decide. */
  void toReceiver(Request request, String title) {
    for (String address : receivers(request)) {
      mails.send(
          address,
          "[%s] %s".formatted(name, title),
          """
          %s

          Decide here: %s/me/requests/%s
          """
              .formatted(title, site, request.id()));
    }
  }

  /** Tells the creator what has become of the request. */
  void toCreator(Request request, String subject, String text) {
    String address =
        request.createdBy() == null
            ? request.createdByEmail()
            : accounts.find(request.createdBy()).map(Account::email).orElse(null);
    if (address != null) {
      mails.send(address, "[%s] %s".formatted(name, subject), text);
    }
  }

  /** Tells somebody without an account. */
  void to(String address, String subject, String text) {
    mails.send(address, "[%s] %s".formatted(name, subject), text);
  }

  private List<String> receivers(Request request) {
    Receiver receiver = request.receiver();
    if (receiver.community() != null) {
      return communities.curatorAddresses(receiver.community());
    }
    if (receiver.account() != null) {
      return accounts.find(receiver.account()).map(Account::email).stream().toList();
    }
    return sql.list(
        """
        select a.email from account a join account_role r on r.account_id = a.id
        where a.active and r.role_name = ? limit 100""",
        row -> row.getString(1),
        receiver.role());
  }
}
