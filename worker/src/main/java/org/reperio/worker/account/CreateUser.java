package org.reperio.worker.account;

import java.util.List;
import org.reperio.access.Identity;
import org.reperio.account.Account;
import org.reperio.account.Accounts;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "create",
    description = {
      "Creates an account.",
      "An existing account with this address stays as it is, and gets the roles."
    },
    footer = {
      "  reperio users create jane@example.org --name \"Jane Doe\"",
      "  reperio users create admin@example.org --role administration"
    })
public class CreateUser implements Runnable {

  private final Accounts accounts;
  private final Terminal terminal;

  @Parameters(paramLabel = "EMAIL", description = "The address, which no other account has.")
  private String email;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "",
      description = "The person's full name.")
  private String name;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = "A role that the account gets; may be repeated.")
  private List<String> roles = List.of();

  public CreateUser(Accounts accounts, Terminal terminal) {
    this.accounts = accounts;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    boolean known = accounts.find(email).isPresent();
    Account account = accounts.create(Identity.ofSystem(), email, name);
    roles.forEach(role -> accounts.grant(Identity.ofSystem(), account.id(), role));
    terminal.say(
        "Account %d, %s, %s.".formatted(account.id(), email, known ? "existed" : "created"));
  }
}
