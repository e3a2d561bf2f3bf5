package org.reperio.worker.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.io.FileUtils;

/**
 * A backup that is being made, in a folder whose name says that it is not whole. Its last step
 * gives the folder its name; when it is given up, nothing is left of it.
 */
final class NewBackup implements AutoCloseable {

  private final Path folder;
  private final Path whole;
  private final Seal seal;
  private final ObjectMapper json;
  private final List<Manifest.Part> parts = new ArrayList<>();
  private Measured last;
  private boolean finished;

  NewBackup(Path folder, Path whole, Seal seal, ObjectMapper json) {
    this.folder = folder;
    this.whole = whole;
    this.seal = seal;
    this.json = json;
  }

  String name() {
    return whole.getFileName().toString();
  }

  /** Writes a part; it is one when it is closed. */
  OutputStream part(String part) throws IOException {
    Path file = folder.resolve(part);
    Files.createDirectories(file.getParent());
    Measured written = Measured.make(file, part, parts::add);
    last = written;
    return seal.sealing(written, WholeBackup.sealed(name(), part));
  }

  /** Reads a part that was written. */
  InputStream read(String part) throws IOException {
    return seal.opening(
        Files.newInputStream(folder.resolve(part)), WholeBackup.sealed(name(), part));
  }

  List<Manifest.Part> parts() {
    return List.copyOf(parts);
  }

  /** Makes it whole. */
  void finish(Manifest manifest) throws IOException {
    Path file = folder.resolve(WholeBackup.MANIFEST);
    try (OutputStream out =
        seal.sealing(
            Measured.make(file, WholeBackup.MANIFEST, part -> {}),
            WholeBackup.sealed(name(), WholeBackup.MANIFEST))) {
      out.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
    }
    String digest = DigestUtils.sha256Hex(Files.readAllBytes(file)) + "\n";
    try (OutputStream out =
        Measured.make(folder.resolve(WholeBackup.CHECKSUM), WholeBackup.CHECKSUM, part -> {})) {
      out.write(digest.getBytes(UTF_8));
    }
    Set<Path> folders = new HashSet<>(Set.of(folder));
    parts.forEach(part -> folders.add(folder.resolve(part.name()).getParent()));
    for (Path one : folders) {
      ContentStore.sync(one);
    }
    Files.move(folder, whole, StandardCopyOption.ATOMIC_MOVE);
    finished = true;
    ContentStore.sync(whole.getParent());
  }

  @Override
  public void close() throws IOException {
    if (!finished) {
      if (last != null) {
        last.abandon();
      }
      FileUtils.deleteDirectory(folder.toFile());
    }
  }
}
