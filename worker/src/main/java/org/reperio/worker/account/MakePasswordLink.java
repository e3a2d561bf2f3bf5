package org.reperio.worker.account;

import org.reperio.access.Identity;
import org.reperio.account.PasswordReset;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "password-link",
    description = {
      "Makes a link with which an account's owner sets a password, once.",
      "For the first administrator, and where no mail is sent; others find it at /lost-password."
    },
    footer = {"  reperio users password-link admin@example.org"})
public class MakePasswordLink implements Runnable {

  private final KnownAccounts known;
  private final PasswordReset reset;
  private final Terminal terminal;

  @Parameters(paramLabel = "EMAIL", description = "The account's address.")
  private String email;

  public MakePasswordLink(KnownAccounts known, PasswordReset reset, Terminal terminal) {
    this.known = known;
    this.reset = reset;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    String link = reset.linkFor(Identity.ofSystem(), known.get(email));
    terminal.note("Whoever has this link sets the password of %s:".formatted(email));
    terminal.say(link);
  }
}
