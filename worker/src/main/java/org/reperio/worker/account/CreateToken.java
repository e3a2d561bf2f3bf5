package org.reperio.worker.account;

import java.time.Instant;
import org.reperio.access.Identity;
import org.reperio.account.Account;
import org.reperio.account.Tokens;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "create",
    description = {
      "Creates a token for an account.",
      "Prints the secret alone, once: the repository keeps only its digest."
    },
    footer = {
      "  reperio tokens create jane@example.org --name backup --expires 90d",
      "  TOKEN=$(reperio tokens create jane@example.org --name test)"
    })
public class CreateToken implements Runnable {

  private final KnownAccounts known;
  private final Tokens tokens;
  private final Terminal terminal;

  @Parameters(paramLabel = "EMAIL", description = "The account's address.")
  private String email;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      required = true,
      description = "The purpose of the token.")
  private String name;

  @Option(
      names = "--expires",
      paramLabel = "WHEN",
      converter = Expiry.class,
      description = "12h, 90d, 4w or a date like 2027-12-31; never when absent.")
  private Instant expires;

  public CreateToken(KnownAccounts known, Tokens tokens, Terminal terminal) {
    this.known = known;
    this.tokens = tokens;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    Account account = known.get(email);
    String secret = tokens.create(Identity.ofSystem(), account.id(), name, expires);
    terminal.note(
        "A token of %s for %s, which expires %s:"
            .formatted(account.email(), name, expires == null ? "never" : expires));
    terminal.say(secret);
  }
}
