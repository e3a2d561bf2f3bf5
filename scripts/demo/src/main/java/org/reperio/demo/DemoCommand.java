package org.reperio.demo;

import picocli.CommandLine.Command;

/** {@code reperio demo}. */
@Command(
    name = "demo",
    description = "Fills a new repository with invented records, to look at and to try things on.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {LoadDemo.class, ListDemo.class})
public class DemoCommand {}
