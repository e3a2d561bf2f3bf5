package org.reperio.attack.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.reperio.attack.Attack;
import org.reperio.attack.Attacker;
import org.reperio.attack.Plan;

/** Members of an archive whose names climb out of it, and paths that climb out when asked for. */
public final class ZipSlip implements Attack {

  private static final List<String> MEMBERS =
      List.of("folder/../../../evil.txt", "../evil.txt", "/etc/evil.txt", "folder/good.txt");
  private static final List<String> ASKED =
      List.of(
          "folder/",
          "folder",
          "../evil.txt",
          "%2e%2e/evil.txt",
          "..%2f..%2f..%2fetc%2fpasswd",
          "folder/..%2f..%2f..%2f..%2fetc/passwd",
          "%2fetc%2fpasswd",
          "folder/%00");

  @Override
  public Plan plan() {
    return new Plan(
        "zip-slip",
        "An archive with members above it, listed, and asked for by paths that climb",
        "members are read in memory by name; folders are packed again with safe names",
        "none",
        30,
        Duration.ofMinutes(1));
  }

  @Override
  public String launch(Attacker attacker) throws IOException {
    String id = attacker.recordWith("slip.zip", archive());
    Response listing = attacker.user().get("/api/records/{id}/files/slip.zip/container", id);
    assertThat(listing.statusCode()).isLessThan(500);
    for (String path : ASKED) {
      Response answer =
          attacker
              .user()
              .urlEncodingEnabled(false)
              .get("/api/records/" + id + "/files/slip.zip/container/" + path);
      assertThat(answer.statusCode()).as(path).isLessThan(500);
      assertThat(answer.asString()).as(path).doesNotContain("root:");
      if (String.valueOf(answer.contentType()).contains("zip")) {
        assertStaysInside(answer.asByteArray());
      }
    }
    return ASKED.size() + " paths, none out of the archive";
  }

  private static void assertStaysInside(byte[] archive) throws IOException {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        assertThat(entry.getName()).doesNotStartWith("/").doesNotContain("..");
      }
    }
  }

  private static byte[] archive() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (String name : MEMBERS) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write("member".getBytes(StandardCharsets.US_ASCII));
      }
    }
    return bytes.toByteArray();
  }
}
