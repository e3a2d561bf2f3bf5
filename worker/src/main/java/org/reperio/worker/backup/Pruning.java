package org.reperio.worker.backup;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Deletes old backups, and the content of files that no other backup has. */
@Singleton
public class Pruning {

  /** What was deleted. */
  record Pruned(List<String> backups, long contents, long bytes) {}

  /**
   * Deletes all but the newest ones.
   *
   * @param keep how many stay, at least 1
   */
  Pruned prune(BackupFolder folder, int keep) throws IOException {
    folder.tidy();
    List<String> names = folder.names();
    List<String> old = names.subList(0, Math.max(0, names.size() - keep));
    ContentStore store = folder.contents();
    Set<Long> needed = new HashSet<>();
    // Before anything is deleted: a backup that cannot be read stops it.
    for (String name : names.subList(old.size(), names.size())) {
      folder.backup(name).eachContent(content -> needed.add(start(store.name(content))));
    }
    for (String name : old) {
      folder.delete(name);
    }
    ContentStore.Deleted deleted =
        store.keepOnly(name -> isName(name) && needed.contains(start(name)));
    return new Pruned(List.copyOf(old), deleted.contents(), deleted.bytes());
  }

  private static boolean isName(String name) {
    return name.matches("[0-9a-f]{64}");
  }

  /** Enough of a name: where two begin alike, one stays longer than it has to. */
  private static Long start(String name) {
    return Long.parseUnsignedLong(name, 0, 16, 16);
  }
}
