package org.reperio.worker.account;

import java.util.UUID;
import org.reperio.access.Identity;
import org.reperio.account.Tokens;
import org.reperio.worker.cli.CommandFailure;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "revoke",
    description = "Revokes a token at once.",
    footer = {"  reperio tokens revoke jane@example.org 5f0c3d1e-6a58-4e0f-9c55-0d4a1a1f7f10"})
public class RevokeToken implements Runnable {

  private final KnownAccounts known;
  private final Tokens tokens;
  private final Terminal terminal;

  @Parameters(paramLabel = "EMAIL", description = "The account's address.")
  private String email;

  @Parameters(paramLabel = "ID", description = "The token's id, as 'reperio tokens list' shows it.")
  private UUID id;

  public RevokeToken(KnownAccounts known, Tokens tokens, Terminal terminal) {
    this.known = known;
    this.tokens = tokens;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    if (!tokens.revoke(Identity.ofSystem(), known.get(email).id(), id)) {
      throw new CommandFailure("%s has no token %s.".formatted(email, id));
    }
    terminal.say("The token is revoked.");
  }
}
