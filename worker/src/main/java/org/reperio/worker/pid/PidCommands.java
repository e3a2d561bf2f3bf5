package org.reperio.worker.pid;

import picocli.CommandLine.Command;

@Command(
    name = "pids",
    description = "Shows the identifiers that are registered elsewhere, and registers them again.",
    footer = {
      "  reperio pids list --failed",
      "  reperio pids show 10.5072/4d0ns-ntd89",
      "  reperio pids retry --failed"
    },
    subcommands = {ListPids.class, ShowPid.class, RetryPids.class})
public class PidCommands {}
