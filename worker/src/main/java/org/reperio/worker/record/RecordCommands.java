package org.reperio.worker.record;

import picocli.CommandLine.Command;

@Command(
    name = "records",
    description = "Shows, counts, finds, exports, reindexes and deletes published records.",
    footer = {
      "  reperio records search \"metadata.title:climate\"",
      "  reperio records export --output records.ndjson.gz"
    },
    subcommands = {
      ShowRecord.class,
      CountRecords.class,
      SearchRecords.class,
      ExportRecords.class,
      ReindexRecords.class,
      DeleteRecords.class,
      RestoreRecords.class,
      PurgeRecords.class
    })
public class RecordCommands {}
