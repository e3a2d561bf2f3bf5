package org.reperio.worker.account;

import java.util.List;
import org.reperio.access.Identity;
import org.reperio.account.Account;
import org.reperio.account.Accounts;
import org.reperio.worker.cli.Table;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "list",
    description = "Lists the accounts and their roles.",
    footer = {"  reperio users list", "  reperio users list --json"})
public class ListUsers implements Runnable {

  private final Accounts accounts;
  private final Terminal terminal;

  @Option(names = "--json", description = Terminal.JSON)
  private boolean json;

  public ListUsers(Accounts accounts, Terminal terminal) {
    this.accounts = accounts;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    List<Account> all = accounts.all(Identity.ofSystem());
    var table = new Table("ID", "EMAIL", "NAME", "ROLES", "ACTIVE", "CREATED");
    for (Account account : all) {
      table.row(
          account.id(),
          account.email(),
          account.fullName(),
          String.join(", ", account.roles()),
          account.active(),
          account.created());
    }
    terminal.list(json, all, table);
  }
}
