package org.reperio.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

/** The command line, {@code scripts/reperio} or what stands for it. */
public final class Commands {

  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private final List<String> words;
  private final Function<String[], ProcessBuilder> programs;
  private final Path outputs;
  private final AtomicInteger number = new AtomicInteger();

  /**
   * @param words that start the command line
   * @param programs prepares a program with its arguments
   * @param outputs where the commands' outputs are kept
   */
  Commands(List<String> words, Function<String[], ProcessBuilder> programs, Path outputs) {
    this.words = words;
    this.programs = programs;
    this.outputs = outputs;
  }

  List<String> words() {
    return words;
  }

  /**
   * The result of a command.
   *
   * @param err what it said on the standard error
   */
  public record Result(String command, int status, String out, String err) {

    /** This result, of a command that must have succeeded. */
    public Result succeeded() {
      assertThat(status).as("exit status of %s, which said:%n%s%n%s", command, out, err).isZero();
      return this;
    }

    /** The last line of the standard output. */
    public String lastLine() {
      return out.strip().lines().reduce("", (before, line) -> line);
    }
  }

  /** A command under way. */
  public final class Running {
    private final String command;
    private final Process process;
    private final Path out;
    private final Path err;

    private Running(String... arguments) throws IOException {
      this.command = "reperio " + String.join(" ", arguments);
      Files.createDirectories(outputs);
      int id = number.incrementAndGet();
      this.out = outputs.resolve(id + ".out");
      this.err = outputs.resolve(id + ".err");
      String[] all = Stream.concat(words.stream(), Arrays.stream(arguments)).toArray(String[]::new);
      this.process =
          programs.apply(all).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      process.getOutputStream().close();
    }

    public boolean isAlive() {
      return process.isAlive();
    }

    /** Waits for its end. */
    public Result result() throws IOException, InterruptedException {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroy();
        throw new AssertionError(
            "%s has not ended after %s; it said:%n%s"
                .formatted(command, PATIENCE, Files.readString(err)));
      }
      return new Result(command, process.exitValue(), Files.readString(out), Files.readString(err));
    }
  }

  /** Starts a command and does not wait. */
  public Running start(String... arguments) throws IOException {
    return new Running(arguments);
  }

  /** Runs a command that may fail. */
  public Result attempt(String... arguments) throws IOException, InterruptedException {
    return start(arguments).result();
  }

  /** Runs a command that must succeed. */
  public Result run(String... arguments) throws IOException, InterruptedException {
    return attempt(arguments).succeeded();
  }
}
