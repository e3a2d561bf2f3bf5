package org.reperio.worker.job;

import picocli.CommandLine.Command;

@Command(
    name = "jobs",
    description = "Shows, starts and stops long and scheduled work.",
    footer = {
      "  reperio jobs list",
      "  reperio jobs run fixity --detach",
      "  reperio jobs show fixity"
    },
    subcommands = {ListJobs.class, RunJob.class, ShowJob.class, CancelRun.class})
public class JobCommands {}
