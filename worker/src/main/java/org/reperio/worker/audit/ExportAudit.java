package org.reperio.worker.audit;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.reperio.access.Identity;
import org.reperio.audit.AuditJson;
import org.reperio.audit.AuditLog;
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

  private static final int BUFFER = 64 * 1024;

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
      description = "The file to write, compressed if it ends in .gz; else the standard output.")
  private Path output;

  public ExportAudit(AuditLog log, AuditJson json, Terminal terminal) {
    this.log = log;
    this.json = json;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    long written;
    if (output == null) {
      var out = new BufferedOutputStream(terminal.out(), BUFFER);
      written = write(out);
      out.flush();
    } else {
      // The file appears when it is whole.
      Path part = output.resolveSibling(output.getFileName() + ".part");
      try (OutputStream file = open(part)) {
        written = write(file);
      }
      Files.move(part, output, StandardCopyOption.REPLACE_EXISTING);
    }
    terminal.note("%,d entries written.".formatted(written));
    return 0;
  }

  private OutputStream open(Path part) throws IOException {
    OutputStream file = Files.newOutputStream(part);
    return new BufferedOutputStream(
        output.toString().endsWith(".gz") ? new GZIPOutputStream(file, BUFFER) : file, BUFFER);
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
