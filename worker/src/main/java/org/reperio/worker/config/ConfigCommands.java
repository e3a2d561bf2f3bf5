package org.reperio.worker.config;

import picocli.CommandLine.Command;

@Command(
    name = "config",
    description = "Shows the configuration.",
    footer = {"  reperio config show"},
    subcommands = {ShowConfig.class})
public class ConfigCommands {}
