package org.reperio.cli;

import picocli.CommandLine.Command;

/** The command line's root. */
@Command(
    name = "reperio",
    mixinStandardHelpOptions = true,
    version = "reperio 0.1.0",
    description = "Runs a Reperio repository from the command line.",
    synopsisSubcommandLabel = "COMMAND")
public class Reperio {}
