package org.reperio.worker.community;

import picocli.CommandLine.Command;

@Command(
    name = "communities",
    description = "Creates communities and enrols their members.",
    footer = {
      "  reperio communities create glaciers --title \"Glaciers of Central Asia\"",
      "  reperio communities enrol glaciers jane@example.org --as curator"
    },
    subcommands = {CreateCommunity.class, EnrolMember.class})
public class CommunityCommands {}
