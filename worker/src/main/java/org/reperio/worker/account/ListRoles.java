package org.reperio.worker.account;

import java.util.List;
import org.reperio.access.Identity;
import org.reperio.account.Accounts;
import org.reperio.account.RoleUsage;
import org.reperio.worker.cli.Table;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "list",
    description = "Lists the roles and how many accounts have each.",
    footer = {"  reperio roles list", "  reperio roles list --json"})
public class ListRoles implements Runnable {

  private final Accounts accounts;
  private final Terminal terminal;

  @Option(names = "--json", description = Terminal.JSON)
  private boolean json;

  public ListRoles(Accounts accounts, Terminal terminal) {
    this.accounts = accounts;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    List<RoleUsage> roles = accounts.roles(Identity.ofSystem());
    var table = new Table("ROLE", "ACCOUNTS", "DESCRIPTION");
    roles.forEach(role -> table.row(role.name(), role.accounts(), role.description()));
    terminal.list(json, roles, table);
  }
}
