package org.reperio.demo;

import java.io.PrintStream;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;

@Command(
    name = "list",
    description = "Lists what the demonstration set holds, without loading it.",
    footer = "  reperio demo list | grep software")
public class ListDemo implements Runnable {

  private final DemoSet set;

  private final Terminal terminal;

  public ListDemo(DemoSet set, Terminal terminal) {
    this.set = set;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    PrintStream out = terminal.out();
    set.records()
        .forEach(
            record ->
                out.printf(
                    "%s\t%s\t%s\t%d files%n",
                    record.sourceId(),
                    record.document().at("/metadata/resource_type/id").asText(),
                    record.document().at("/metadata/title").asText(),
                    record.files().size()));
    out.flush();
  }
}
