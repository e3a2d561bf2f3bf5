package org.reperio.worker.backup;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.reperio.worker.cli.CommandFailure;
import org.reperio.worker.cli.Progress;
import org.reperio.worker.cli.Terminal;

/** Reads a whole backup and compares each byte of it with what was stored. */
@Singleton
public class Verification {

  private static final int NAMED = 10;

  private final Terminal terminal;

  public Verification(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Reads all.
   *
   * @throws CommandFailure when something is not what was stored, and says what
   */
  void verify(BackupFolder folder, WholeBackup backup) throws IOException {
    ContentStore store = folder.contents();
    long contents = backup.manifest().contents().bytes();
    try (var progress = Progress.ofBytes("verify", backup.partBytes() + contents, terminal)) {
      backup.verifyParts(progress::add);
      List<String> faults = new ArrayList<>();
      long[] counted = new long[1];
      backup.eachContent(
          content -> {
            counted[0]++;
            store
                .fault(content, progress::add)
                .ifPresent(fault -> faults.add(store.describe(content) + " " + fault));
          });
      if (!faults.isEmpty()) {
        throw damaged(backup, faults);
      }
      if (counted[0] != backup.manifest().contents().count()) {
        throw new CommandFailure(
            "The backup %s is damaged: it lists %,d files, not %,d."
                .formatted(backup.name(), counted[0], backup.manifest().contents().count()));
      }
    }
  }

  private static CommandFailure damaged(WholeBackup backup, List<String> faults) {
    List<String> named = faults.subList(0, Math.min(faults.size(), NAMED));
    return new CommandFailure(
        "The backup %s is damaged: %s%s."
            .formatted(
                backup.name(),
                String.join("; ", named),
                faults.size() > NAMED ? "; and %,d more".formatted(faults.size() - NAMED) : ""));
  }
}
