package org.reperio.worker.search;

import picocli.CommandLine.Command;

@Command(
    name = "index",
    description = "Creates, rebuilds and inspects the search indices.",
    footer = {
      "  reperio index init           (once, for a new repository)",
      "  reperio index update         (after an upgrade, or a change of a model)",
      "  reperio index status"
    },
    subcommands = {
      InitIndex.class,
      RebuildIndex.class,
      UpdateIndex.class,
      ShowIndex.class,
      RetryIndex.class
    })
public class IndexCommands {}
