package org.reperio.worker.account;

import jakarta.inject.Singleton;
import org.reperio.account.Account;
import org.reperio.account.Accounts;
import org.reperio.worker.cli.CommandFailure;

/** The accounts that commands name by their e-mail address. */
@Singleton
public class KnownAccounts {

  private final Accounts accounts;

  public KnownAccounts(Accounts accounts) {
    this.accounts = accounts;
  }

  /**
   * @throws CommandFailure when there is none with this address
   */
  public Account get(String email) {
    return accounts
        .find(email)
        .orElseThrow(
            () ->
                new CommandFailure(
                    "There is no account %s: 'reperio users create' makes one, 'reperio users list'"
                            .formatted(email)
                        + " shows all."));
  }
}
