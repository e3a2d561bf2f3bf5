package org.reperio.worker.file;

import picocli.CommandLine.Command;

@Command(
    name = "files",
    description = "Checks and clears the storage of files.",
    footer = {
      "  reperio files fixity",
      "  reperio files fixity --run --all",
      "  reperio files collect --dry-run"
    },
    subcommands = {CheckFixity.class, CollectFiles.class})
public class FileCommands {}
