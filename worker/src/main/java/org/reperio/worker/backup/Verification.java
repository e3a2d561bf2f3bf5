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
      var faults = new Faults();
      long[] counted = new long[1];
      backup.eachContent(
          content -> {
            counted[0]++;
            store
                .fault(content, progress::add)
                .ifPresent(fault -> faults.add(store.describe(content) + " " + fault));
          });
      if (faults.count > 0) {
        throw new CommandFailure(
            "The backup %s is damaged: %s.".formatted(backup.name(), faults.sentence()));
      }
      if (counted[0] != backup.manifest().contents().count()) {
        throw new CommandFailure(
            "The backup %s is damaged: it lists %,d files, not %,d."
                .formatted(backup.name(), counted[0], backup.manifest().contents().count()));
      }
    }
  }

  /** What is wrong, of which only some is told. */
  private static final class Faults {

    private final List<String> told = new ArrayList<>();
    private long count;

    void add(String fault) {
      count++;
      if (told.size() < NAMED) {
        told.add(fault);
      }
    }

    String sentence() {
      String some = String.join("; ", told);
      return count > NAMED ? some + "; and %,d more".formatted(count - NAMED) : some;
    }
  }
}
