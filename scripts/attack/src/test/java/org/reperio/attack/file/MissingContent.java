package org.reperio.attack.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.reperio.attack.Attack;
import org.reperio.attack.Attacker;
import org.reperio.attack.Plan;
import org.reperio.product.MadeContent;

/** Files whose content somebody has taken from the disk are asked for, in every way there is. */
public final class MissingContent implements Attack {

  @Override
  public Plan plan() {
    return new Plan(
        "missing-content",
        "Files whose content is gone or cut on the disk, downloaded, listed and in archives",
        "503 that names the file, an alarm in the log; never a whole answer that is not",
        "none",
        60,
        Duration.ofMinutes(2));
  }

  @Override
  public String launch(Attacker attacker) throws IOException {
    byte[] content = "here today".getBytes(StandardCharsets.UTF_8);
    String id = attacker.recordWith("gone.txt", content);
    Path place = place(attacker, content);
    Path aside = place.resolveSibling("aside");
    Files.move(place, aside);
    try {
      Response gone = attacker.visitor().get("/api/records/{id}/files/gone.txt/content", id);
      assertThat(gone.statusCode()).as(gone.asString()).isEqualTo(503);
      assertThat(gone.<String>path("message")).contains("gone.txt");
      assertThat(attacker.visitor().get("/records/{id}", id).statusCode()).isEqualTo(200);
      assertThat(attacker.visitor().get("/api/records/{id}", id).statusCode()).isEqualTo(200);
      assertThat(attacker.visitor().get("/api/records/{id}/files", id).statusCode()).isEqualTo(200);
      for (String path : List.of("/files-archive", "/files/gone.txt/container")) {
        requireNoWhole(attacker, "/api/records/" + id + path);
      }
      assertThat(Files.readString(attacker.product().logFolder().resolve("web-api.log")))
          .as("the alarm")
          .contains("gone.txt");
    } finally {
      Files.move(aside, place);
    }
    assertThat(attacker.visitor().get("/api/records/{id}/files/gone.txt/content", id).asByteArray())
        .isEqualTo(content);
    return "503 that names it, and a line in the log";
  }

  private static void requireNoWhole(Attacker attacker, String path) {
    try {
      assertThat(attacker.visitor().get(path).statusCode()).as(path).isNotEqualTo(200);
    } catch (Exception e) {
      // The answer was cut: REST Assured throws what its HTTP client throws.
      assertThat(e).as(path).isNotNull();
    }
  }

  /** Content lies under its own digest. */
  private static Path place(Attacker attacker, byte[] content) throws IOException {
    Path instance = attacker.product().logFolder().getParent();
    String digest = MadeContent.sha256(new ByteArrayInputStream(content));
    try (Stream<Path> files = Files.walk(instance.resolve("files"))) {
      return files
          .filter(file -> file.getFileName().toString().equals(digest))
          .findFirst()
          .orElseThrow();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
