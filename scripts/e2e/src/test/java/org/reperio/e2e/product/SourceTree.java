package org.reperio.e2e.product;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/** A copy of the source tree with its compiled classes, for tests that change sources. */
public final class SourceTree {

  /** Large, and rebuilt or not needed to run one service from its sources. */
  private static final Set<String> LEFT_OUT =
      Set.of(".git", "instance", "target", "scripts/e2e/target", "docs/target");

  private final Path root;

  private SourceTree(Path root) {
    this.root = root;
  }

  /** Copies the tree; files keep their times, so that nothing is compiled again. */
  public static SourceTree copy(Path from, Path to) throws IOException {
    Path services = Path.of("scripts/services/target");
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Path name = from.relativize(folder);
            if (name.equals(services)) {
              Files.createSymbolicLink(to.resolve(name), folder);
              return FileVisitResult.SKIP_SUBTREE;
            }
            if (LEFT_OUT.contains(name.toString()) || folder.endsWith("quarkus-app")) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(to.resolve(name));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            return FileVisitResult.CONTINUE;
          }
        });
    return new SourceTree(to);
  }

  /** Where it is. */
  public Path root() {
    return root;
  }

  /** Writes a file, in a folder that may be missing. */
  public void write(String file, String content) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }

  /** Puts text at the end of a file. */
  public void append(String file, String text) throws IOException {
    write(file, Files.readString(root.resolve(file)) + text);
  }

  /** Replaces a text that the file must contain. */
  public void replace(String file, String from, String to) throws IOException {
    String content = Files.readString(root.resolve(file));
    if (!content.contains(from)) {
      throw new IllegalArgumentException(file + " does not contain " + from);
    }
    write(file, content.replace(from, to));
  }
}
