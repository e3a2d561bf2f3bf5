package org.reperio.worker.cache;

import picocli.CommandLine.Command;

@Command(
    name = "cache",
    description = "Empties the cache.",
    footer = {"  reperio cache clear"},
    subcommands = {ClearCache.class})
public class CacheCommands {}
