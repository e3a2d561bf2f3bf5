package org.reperio.demo;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "list",
    description = "Lists what the demonstration set holds, without loading it.",
    footer = "  reperio demo list | grep software")
public class ListDemo implements Runnable {

  private final DemoSet set;

  @Spec private CommandSpec spec;

  public ListDemo(DemoSet set) {
    this.set = set;
  }

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
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
