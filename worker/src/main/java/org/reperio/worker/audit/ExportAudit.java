package org.reperio.worker.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.reperio.access.Identity;
import org.reperio.audit.AuditJson;
import org.reperio.audit.AuditLog;
import org.reperio.worker.cli.Output;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "export",
    description = {
      "Writes the audit log as JSON, an entry a line (NDJSON), the oldest first.",
      "However many there are, they pass through; none is kept in memory."
    },
    footer = {
      "  reperio audit export --output audit.ndjson.gz",
      "  reperio audit export --from 2026-11-01 --to 2026-11-30 | jq -r .action | sort | uniq -c"
    })
public class ExportAudit implements Callable<Integer> {

  private final AuditLog log;
  private final AuditJson json;
  private final Terminal terminal;

  @Option(names = "--from", paramLabel = "DATE", description = "The first day, in UTC.")
  private LocalDate from;

  @Option(names = "--to", paramLabel = "DATE", description = "The last day, in UTC.")
  private LocalDate to;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = Output.DESCRIPTION)
  private Path output;

  public ExportAudit(AuditLog log, AuditJson json, Terminal terminal) {
    this.log = log;
    this.json = json;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    long written = Output.write(output, terminal, this::write);
    terminal.note("%,d entries written.".formatted(written));
    return 0;
  }

  private long write(OutputStream out) {
    return log.each(
        Identity.ofSystem(),
        from == null ? null : begin(from),
        to == null ? null : begin(to.plusDays(1)),
        entry -> {
          try {
            out.write(json.of(entry).toString().getBytes(StandardCharsets.UTF_8));
            out.write('\n');
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static Instant begin(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
