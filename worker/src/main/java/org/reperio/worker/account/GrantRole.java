package org.reperio.worker.account;

import org.reperio.access.Identity;
import org.reperio.account.Accounts;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "grant",
    description = "Gives an account a role, which is created if there is none of this name.",
    footer = {"  reperio roles grant jane@example.org administration"})
public class GrantRole implements Runnable {

  private final KnownAccounts known;
  private final Accounts accounts;
  private final Terminal terminal;

  @Parameters(paramLabel = "EMAIL", description = "The account's address.")
  private String email;

  @Parameters(paramLabel = "ROLE", description = "The role; 'administration' permits everything.")
  private String role;

  public GrantRole(KnownAccounts known, Accounts accounts, Terminal terminal) {
    this.known = known;
    this.accounts = accounts;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    accounts.grant(Identity.ofSystem(), known.get(email).id(), role);
    terminal.say("%s has the role %s.".formatted(email, role));
  }
}
