package org.reperio.worker.account;

import org.reperio.access.Identity;
import org.reperio.account.Accounts;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "lock",
    description = "Locks an account: it can do nothing, and its tokens stop working.",
    footer = {"  reperio users lock jane@example.org"})
public class LockUser implements Runnable {

  private final KnownAccounts known;
  private final Accounts accounts;
  private final Terminal terminal;

  @Parameters(paramLabel = "EMAIL", description = "The account's address.")
  private String email;

  public LockUser(KnownAccounts known, Accounts accounts, Terminal terminal) {
    this.known = known;
    this.accounts = accounts;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    accounts.setActive(Identity.ofSystem(), known.get(email).id(), false);
    terminal.say("%s is locked.".formatted(email));
  }
}
