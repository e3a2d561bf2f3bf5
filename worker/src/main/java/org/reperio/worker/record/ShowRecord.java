package org.reperio.worker.record;

import org.reperio.access.Identity;
import org.reperio.record.Records;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "show",
    description = "Prints a published record as JSON, restricted or not.",
    footer = {"  reperio records show 4d0ns-ntd89"})
public class ShowRecord implements Runnable {

  private final Records records;
  private final Terminal terminal;

  @Parameters(
      paramLabel = "ID",
      description = "The record's identifier, or its concept's for the latest version.")
  private String id;

  public ShowRecord(Records records, Terminal terminal) {
    this.records = records;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    terminal.json(records.read(Identity.ofSystem(), records.resolve(Identity.ofSystem(), id)));
  }
}
