package org.reperio.attack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs of Python in the versions of {@code requirements.txt}, in a folder of their own. */
public final class Python {

  private static final Duration INSTALLATION = Duration.ofMinutes(5);

  private final Path folder;

  private Python(Path folder) {
    this.folder = folder;
  }

  /** Installs what is missing. */
  public static Python installed() throws IOException, InterruptedException {
    Path module = module();
    Path requirements = module.resolve("requirements.txt");
    var python = new Python(module.resolve("target/python"));
    Path mark = python.folder.resolve("requirements.txt");
    if (Files.exists(mark) && Files.mismatch(mark, requirements) < 0) {
      return python;
    }
    Files.createDirectories(python.folder);
    python.mustRun("python3", "-m", "venv", "--clear", python.program(""));
    python.mustRun(python.program("bin/pip"), "install", "-q", "-r", requirements.toString());
    Files.copy(requirements, mark);
    return python;
  }

  /** The folder of the attacks in the source tree. */
  public static Path module() {
    return Path.of(System.getProperty("basedir", "")).toAbsolutePath();
  }

  /**
   * Runs a program.
   *
   * @param log gets all that it says
   * @return its exit status
   */
  public int run(Path log, Duration time, String program, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program("bin/" + program)));
    command.addAll(arguments);
    return run(log, time, command);
  }

  private String program(String path) {
    return folder.resolve("venv").resolve(path).toString();
  }

  private void mustRun(String... command) throws IOException, InterruptedException {
    Path log = folder.resolve("install.log");
    if (run(log, INSTALLATION, List.of(command)) != 0) {
      throw new IllegalStateException(
          String.join(" ", command) + " failed: " + Files.readString(log));
    }
  }

  private static int run(Path log, Duration time, List<String> command)
      throws IOException, InterruptedException {
    Files.createDirectories(log.getParent());
    Process process =
        new ProcessBuilder(command)
            .directory(log.getParent().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(time.toSeconds(), TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
      throw new IllegalStateException(command.get(0) + " has not ended after " + time);
    }
    return process.exitValue();
  }
}
