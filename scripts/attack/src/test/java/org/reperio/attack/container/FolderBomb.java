package org.reperio.attack.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.reperio.attack.Attack;
import org.reperio.attack.Attacker;
import org.reperio.attack.Plan;

/** A folder of a small archive, no member of which is large, that would unpack to a gigabyte. */
public final class FolderBomb implements Attack {

  private static final int MEMBERS = 500;
  private static final int DOWNLOADS = 20;

  @Override
  public Plan plan() {
    return new Plan(
        "folder-bomb",
        "A ZIP archive of 1 MB with a folder of 500 members of 2 MB of zeros, 20 times",
        "what a folder would unpack to, all members together",
        "reperio.files.container.max-ratio",
        30,
        Duration.ofMinutes(2));
  }

  @Override
  public String launch(Attacker attacker) throws IOException {
    String id = attacker.recordWith("bomb.zip", archive());
    for (int i = 0; i < DOWNLOADS; i++) {
      Response folder = attacker.user().get("/api/records/{id}/files/bomb.zip/container/d", id);
      assertThat(folder.statusCode()).as(folder.asString()).isEqualTo(400);
    }
    return DOWNLOADS + " downloads refused";
  }

  private static byte[] archive() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      var zeros = new byte[2_000_000];
      for (int i = 0; i < MEMBERS; i++) {
        zip.putNextEntry(new ZipEntry("d/" + i));
        zip.write(zeros);
      }
    }
    return bytes.toByteArray();
  }
}
