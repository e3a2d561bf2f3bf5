package org.reperio.worker.record;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.List;
import org.reperio.messaging.Outbox;
import org.reperio.messaging.RecordEvent;
import org.reperio.record.RecordRow;
import org.reperio.record.RecordRows;
import org.reperio.worker.cli.CommandFailure;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "reindex",
    description = {
      "Has records indexed again, as if they had just changed.",
      "The worker does it when it gets to it; for all records, use 'reperio index rebuild'."
    },
    footer = {"  reperio records reindex 4d0ns-ntd89 7xk2b-1qz45"})
public class ReindexRecords implements Runnable {

  private final RecordRows rows;
  private final Outbox outbox;
  private final Terminal terminal;

  @Parameters(paramLabel = "ID", arity = "1..*", description = "The records' identifiers.")
  private List<String> ids;

  public ReindexRecords(RecordRows rows, Outbox outbox, Terminal terminal) {
    this.rows = rows;
    this.outbox = outbox;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    List<RecordEvent> events =
        ids.stream().map(id -> new RecordEvent(RecordEvent.Kind.UPDATED, record(id).id())).toList();
    QuarkusTransaction.requiringNew().run(() -> outbox.add(events));
    terminal.say("%d records wait to be indexed.".formatted(events.size()));
  }

  private RecordRow record(String id) {
    return rows.record(id)
        .orElseThrow(() -> new CommandFailure("There is no published record %s.".formatted(id)));
  }
}
