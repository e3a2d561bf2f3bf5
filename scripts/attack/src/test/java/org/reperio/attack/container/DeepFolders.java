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

/** A small archive whose listing would be large: each folder of a path is an entry of its own. */
public final class DeepFolders implements Attack {

  private static final int FOLDERS = 32_000;
  private static final int LISTINGS = 20;
  private static final int MOST_BYTES = 2_000_000;

  @Override
  public Plan plan() {
    return new Plan(
        "deep-folders",
        "A ZIP archive with one path of 32,000 folders, listed 20 times",
        "depth and length of a path in an archive",
        "reperio.files.container.*",
        30,
        Duration.ofMinutes(2));
  }

  @Override
  public String launch(Attacker attacker) throws IOException {
    String id = attacker.recordWith("deep.zip", archive());
    int largest = 0;
    for (int i = 0; i < LISTINGS; i++) {
      Response listing = attacker.user().get("/api/records/{id}/files/deep.zip/container", id);
      assertThat(listing.statusCode()).as("listing").isLessThan(500);
      largest = Math.max(largest, listing.asByteArray().length);
    }
    assertThat(largest).as("bytes of the listing").isLessThan(MOST_BYTES);
    return largest + " bytes are the longest answer";
  }

  private static byte[] archive() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("a/".repeat(FOLDERS) + "b"));
      zip.write('b');
    }
    return bytes.toByteArray();
  }
}
