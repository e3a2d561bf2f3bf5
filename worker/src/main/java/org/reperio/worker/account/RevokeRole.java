package org.reperio.worker.account;

import org.reperio.access.Identity;
import org.reperio.account.Account;
import org.reperio.account.Accounts;
import org.reperio.worker.cli.CommandFailure;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "revoke",
    description = "Takes a role away from an account.",
    footer = {"  reperio roles revoke jane@example.org administration"})
public class RevokeRole implements Runnable {

  private final KnownAccounts known;
  private final Accounts accounts;
  private final Terminal terminal;

  @Parameters(paramLabel = "EMAIL", description = "The account's address.")
  private String email;

  @Parameters(paramLabel = "ROLE", description = "The role.")
  private String role;

  public RevokeRole(KnownAccounts known, Accounts accounts, Terminal terminal) {
    this.known = known;
    this.accounts = accounts;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    Account account = known.get(email);
    if (!account.roles().contains(role)) {
      throw new CommandFailure("%s does not have the role %s.".formatted(email, role));
    }
    accounts.revoke(Identity.ofSystem(), account.id(), role);
    terminal.say("%s no longer has the role %s.".formatted(email, role));
  }
}
