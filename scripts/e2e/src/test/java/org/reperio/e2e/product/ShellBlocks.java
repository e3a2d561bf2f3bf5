package org.reperio.e2e.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The shell blocks of a page of the documentation that have the role {@code test}. */
public final class ShellBlocks {

  private static final String HEADER = "[source,shell,role=test]";
  private static final String FENCE = "----";

  private ShellBlocks() {}

  /** The blocks of a page in its order, each after a line that says where it is from. */
  public static List<String> of(Path page) throws IOException {
    List<String> lines = Files.readAllLines(page);
    List<String> blocks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).equals(HEADER)) {
        int first = i + 2;
        int end = first + lines.subList(first, lines.size()).indexOf(FENCE);
        String place = page.getFileName() + " line " + (first + 1);
        blocks.add(
            "echo '==== " + place + "' >&2\n" + String.join("\n", lines.subList(first, end)));
        i = end;
      }
    }
    return blocks;
  }
}
