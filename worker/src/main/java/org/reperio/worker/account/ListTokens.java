package org.reperio.worker.account;

import java.time.Instant;
import java.util.List;
import org.reperio.access.Identity;
import org.reperio.account.Tokens;
import org.reperio.worker.cli.Table;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "list",
    description = "Lists an account's tokens, newest first. Their secrets are not kept.",
    footer = {"  reperio tokens list jane@example.org"})
public class ListTokens implements Runnable {

  private final KnownAccounts known;
  private final Tokens tokens;
  private final Terminal terminal;

  @Parameters(paramLabel = "EMAIL", description = "The account's address.")
  private String email;

  @Option(names = "--json", description = Terminal.JSON)
  private boolean json;

  public ListTokens(KnownAccounts known, Tokens tokens, Terminal terminal) {
    this.known = known;
    this.tokens = tokens;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    List<Tokens.Token> all = tokens.list(Identity.ofSystem(), known.get(email).id());
    var table = new Table("ID", "NAME", "CREATED", "EXPIRES", "USED");
    for (Tokens.Token token : all) {
      table.row(
          token.id(),
          token.name(),
          token.created(),
          orNever(token.expires()),
          orNever(token.used()));
    }
    terminal.list(json, all, table);
  }

  private static Object orNever(Instant moment) {
    return moment == null ? "never" : moment;
  }
}
