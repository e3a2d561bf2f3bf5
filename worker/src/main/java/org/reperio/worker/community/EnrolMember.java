package org.reperio.worker.community;

import org.reperio.access.CommunityRole;
import org.reperio.access.Identity;
import org.reperio.community.Communities;
import org.reperio.worker.account.KnownAccounts;
import org.reperio.worker.cli.CommandFailure;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "enrol",
    description = "Makes an account a member of a community, or changes its role there.",
    footer = {"  reperio communities enrol glaciers jane@example.org --as curator"})
public class EnrolMember implements Runnable {

  private final Communities communities;
  private final KnownAccounts accounts;
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "COMMUNITY", description = "Its name or id.")
  private String community;

  @Parameters(index = "1", paramLabel = "EMAIL", description = "The account's address.")
  private String email;

  @Option(
      names = "--as",
      required = true,
      paramLabel = "ROLE",
      description = "One of ${COMPLETION-CANDIDATES}.")
  private CommunityRole role;

  public EnrolMember(Communities communities, KnownAccounts accounts, Terminal terminal) {
    this.communities = communities;
    this.accounts = accounts;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    var found =
        communities
            .resolve(community)
            .orElseThrow(
                () ->
                    new CommandFailure(
                        "There is no community %s: 'reperio communities create' makes one."
                            .formatted(community)));
    var account = accounts.get(email);
    communities.enrol(Identity.ofSystem(), found.id(), account.id(), role);
    terminal.say("%s is %s of %s.".formatted(email, role.id(), community));
  }
}
