package org.reperio.attack.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.reperio.attack.Attack;
import org.reperio.attack.Attacker;
import org.reperio.attack.Plan;
import org.reperio.product.Api;

/** Names of files that lead elsewhere, end a header, or deceive who reads them. */
public final class FileNames implements Attack {

  private static final String MARK = "escaped-9";
  private static final List<String> NAMES =
      List.of(
          "../../../../" + MARK,
          "..\\..\\..\\" + MARK,
          "a/../../../" + MARK,
          "/tmp/" + MARK,
          "C:\\" + MARK,
          ".",
          "..",
          "a\u0000.txt",
          "a\r\nSet-Cookie: stolen=1\r\n.txt",
          "a\n.txt",
          "\u202egpj.exe",
          "a\"; filename=\"b.html",
          "%2e%2e%2f" + MARK,
          "%00.txt",
          "CON",
          "a".repeat(5_000),
          "<script>alert(1)</script>.html");

  @Override
  public Plan plan() {
    return new Plan(
        "file-names",
        "Files whose names climb folders, end headers, or hold control and right-to-left characters",
        "refused with 400, or kept as a name: content is stored by its digest",
        "none",
        100,
        Duration.ofMinutes(2));
  }

  @Override
  public String launch(Attacker attacker) throws IOException {
    String id =
        Attacker.draft(
            attacker::user,
            Map.of("metadata", Api.metadata("Names"), "files", Map.of("enabled", true)));
    int kept = 0;
    for (String name : NAMES) {
      Response announced =
          attacker
              .user()
              .contentType(ContentType.JSON)
              .body(List.of(Map.of("key", name)))
              .post("/api/records/{id}/draft/files", id);
      assertThat(announced.statusCode()).as(name).isIn(201, 400);
      if (announced.statusCode() == 201 && keeps(attacker, id, name)) {
        kept++;
      }
    }
    assertArchiveStaysInside(attacker, id);
    assertNothingEscaped(attacker.product().logFolder().getParent().getParent());
    return kept + " of " + NAMES.size() + " names kept, none leads anywhere";
  }

  private static boolean keeps(Attacker attacker, String id, String name) {
    Response sent =
        attacker
            .user()
            .contentType("application/octet-stream")
            .body(name.getBytes(StandardCharsets.UTF_8))
            .put("/api/records/{id}/draft/files/{key}/content", id, name);
    assertThat(sent.statusCode()).as(name).isLessThan(500);
    if (sent.statusCode() != 200) {
      return false;
    }
    attacker.user().post("/api/records/{id}/draft/files/{key}/commit", id, name);
    Response got = attacker.user().get("/api/records/{id}/draft/files/{key}/content", id, name);
    assertThat(got.statusCode()).as(name).isLessThan(500);
    assertThat(got.header("Set-Cookie")).as(name).isNull();
    if (got.statusCode() == 200) {
      assertThat(got.asString()).isEqualTo(name);
      assertThat(got.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(got.contentType()).as(name).doesNotStartWith("text/html");
    }
    return got.statusCode() == 200;
  }

  private static void assertArchiveStaysInside(Attacker attacker, String id) throws IOException {
    byte[] archive = attacker.user().get("/api/records/{id}/draft/files-archive", id).asByteArray();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path place = Path.of("/into").resolve(entry.getName()).normalize();
        assertThat(place.toString()).as(entry.getName()).startsWith("/into/");
        assertThat(entry.getName()).doesNotContain("\\");
      }
    }
  }

  private static void assertNothingEscaped(Path folder) throws IOException {
    assertThat(Files.exists(Path.of("/tmp", MARK))).isFalse();
    try (Stream<Path> files =
        Files.find(folder, 12, (path, about) -> path.getFileName().toString().equals(MARK))) {
      assertThat(files).isEmpty();
    }
  }
}
