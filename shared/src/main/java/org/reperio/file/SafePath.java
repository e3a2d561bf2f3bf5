package org.reperio.file;

import org.reperio.refusal.UnstorableText;

/** Paths that people give to files, and that are found in archives. */
public final class SafePath {

  private SafePath() {}

  /**
   * Whether a path stays below the folder that it is unpacked in, whatever the system: relative,
   * without empty, {@code .} or {@code ..} parts, backslashes, drive letters or control characters.
   */
  public static boolean isSafe(String path) {
    if (path.isEmpty()
        || path.indexOf('\\') >= 0
        || path.matches("(?s)[A-Za-z]:/.*")
        || path.chars().anyMatch(Character::isISOControl)
        || UnstorableText.in(path) >= 0) {
      return false;
    }
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        return false;
      }
    }
    return true;
  }
}
