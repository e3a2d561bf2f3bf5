package org.reperio.worker.community;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import org.reperio.access.Identity;
import org.reperio.community.Communities;
import org.reperio.community.CommunityAccess;
import org.reperio.community.ReviewPolicy;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "create",
    description = "Creates a community, or changes the title of the one that has this name.",
    footer = {
      "  reperio communities create glaciers --title \"Glaciers of Central Asia\" --review-policy"
          + " open"
    })
public class CreateCommunity implements Runnable {

  private final Communities communities;
  private final Terminal terminal;

  @Parameters(
      paramLabel = "NAME",
      description = "Its name in addresses: lower-case letters, digits and hyphens.")
  private String slug;

  @Option(names = "--title", required = true, paramLabel = "TITLE", description = "For people.")
  private String title;

  @Option(
      names = "--review-policy",
      paramLabel = "POLICY",
      description = {
        "Whose records enter without review: nobody's (closed), its curators' (open) or its",
        "members' (members)."
      })
  private Optional<ReviewPolicy> reviewPolicy;

  public CreateCommunity(Communities communities, Terminal terminal) {
    this.communities = communities;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    var community =
        communities.save(
            Identity.ofSystem(), slug, JsonNodeFactory.instance.objectNode().put("title", title));
    reviewPolicy.ifPresent(
        policy ->
            communities.govern(
                Identity.ofSystem(), community.id(), CommunityAccess.reviewed(policy)));
    terminal.say("Community %s: %s".formatted(slug, community.id()));
  }
}
