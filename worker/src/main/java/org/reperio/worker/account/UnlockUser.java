package org.reperio.worker.account;

import org.reperio.access.Identity;
import org.reperio.account.Accounts;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "unlock",
    description = "Unlocks an account that was locked.",
    footer = {"  reperio users unlock jane@example.org"})
public class UnlockUser implements Runnable {

  private final KnownAccounts known;
  private final Accounts accounts;
  private final Terminal terminal;

  @Parameters(paramLabel = "EMAIL", description = "The account's address.")
  private String email;

  public UnlockUser(KnownAccounts known, Accounts accounts, Terminal terminal) {
    this.known = known;
    this.accounts = accounts;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    accounts.setActive(Identity.ofSystem(), known.get(email).id(), true);
    terminal.say("%s is unlocked.".formatted(email));
  }
}
