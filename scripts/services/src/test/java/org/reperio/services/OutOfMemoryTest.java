package org.reperio.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A child that takes all of its memory and would live on ends, and another one takes its place. */
class OutOfMemoryTest {

  /** The exit code of a Java that its option has ended. */
  private static final String ENDED = "exit code 3";

  private static final String MAIN = Hungry.class.getName();

  @TempDir Path folder;

  /** Takes memory in a thread of its own, as a request does; the main thread would wait on. */
  static final class Hungry {
    private Hungry() {}

    public static void main(String[] args) throws IOException, InterruptedException {
      Path starts = Path.of(args[0]);
      Files.createDirectories(starts);
      Files.createTempFile(starts, "start", "");
      try (Stream<Path> all = Files.list(starts)) {
        if (all.count() == 1) {
          new Thread(Hungry::eat).start();
        }
      }
      Thread.currentThread().join();
    }

    private static void eat() {
      List<byte[]> eaten = new ArrayList<>();
      try {
        while (true) {
          eaten.add(new byte[1 << 20]);
        }
      } catch (OutOfMemoryError e) {
        eaten.clear();
      }
    }
  }

  private record Eater(Path lib, Path starts) implements Program {

    @Override
    public String name() {
      return "eater";
    }

    @Override
    public ProcessBuilder prepare() {
      List<String> command =
          new ArrayList<>(JavaChild.command(lib, "eater", "16m", List.of(), MAIN));
      // The classes of a test are in a folder, not in a jar.
      command.set(command.indexOf("-cp") + 1, System.getProperty("java.class.path"));
      command.add(starts.toString());
      return new ProcessBuilder(command);
    }

    @Override
    public boolean isReady() {
      return Files.exists(starts);
    }

    @Override
    public String address() {
      return "nowhere";
    }
  }

  @Test
  void childWithoutMemoryEndsAndIsStartedAgain() throws Exception {
    InstanceFolder instance = InstanceFolder.at(folder.resolve("instance"));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    Path starts = folder.resolve("starts");
    Supervised eater =
        new Supervised(
            new Eater(folder, starts), instance, new Console(new PrintStream(said)), () -> {});
    eater.start();
    try {
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(starts).isDirectoryContaining("glob:**start*"));
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(starts.toFile().list()).hasSize(2));
      await().atMost(Duration.ofSeconds(30)).until(() -> eater.running().isPresent());
      assertThat(said.toString(StandardCharsets.UTF_8))
          .contains(ENDED)
          .contains("starting it again");
    } finally {
      eater.stop();
    }
  }
}
