package org.reperio.attack.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.reperio.attack.Attack;
import org.reperio.attack.Attacker;
import org.reperio.attack.Plan;

/** Archives whose directory says of their members what is not so. */
public final class LyingZips implements Attack {

  private static final int LARGEST = 4 * 1024 * 1024;

  /** Where a field is in an entry of the directory, and its length; APPNOTE 4.3.12. */
  private enum Field {
    METHOD(10, 2),
    COMPRESSED(20, 4),
    SIZE(24, 4),
    NAME_LENGTH(28, 2),
    EXTRA_LENGTH(30, 2),
    OFFSET(42, 4);

    private final int at;
    private final int bytes;

    Field(int at, int bytes) {
      this.at = at;
      this.bytes = bytes;
    }
  }

  @Override
  public Plan plan() {
    return new Plan(
        "lying-zips",
        "Archives whose directory lies about sizes, places, methods and lengths, or is cut",
        "the listing and the members are refused with their reason, or end early; no 5xx",
        "reperio.files.container.*",
        400,
        Duration.ofMinutes(4));
  }

  @Override
  public String launch(Attacker attacker) throws IOException {
    List<byte[]> archives = archives();
    int listed = 0;
    for (int i = 0; i < archives.size(); i++) {
      String id = attacker.draftWith("lies.zip", archives.get(i));
      String file = "/api/records/" + id + "/draft/files/lies.zip/container";
      Response listing = attacker.user().get(file);
      requireAnswer(listing, "the listing of archive " + i);
      if (listing.statusCode() == 200) {
        listed++;
      }
      for (String member : List.of("/a.txt", "/b/c.txt", "/b")) {
        requireAnswer(member(attacker, file + member), member + " of archive " + i);
      }
    }
    return archives.size() + " archives, " + listed + " of them listed, no failure";
  }

  /** A member that ends early is no answer that a client takes for whole. */
  private static Response member(Attacker attacker, String path) {
    try {
      return attacker.user().get(path);
    } catch (Exception e) {
      // REST Assured throws what its HTTP client throws, checked or not.
      return null;
    }
  }

  private static void requireAnswer(Response answer, String what) {
    if (answer != null) {
      assertThat(answer.statusCode()).as("%s: %s", what, answer.asString()).isLessThan(500);
      assertThat(answer.asByteArray().length).as(what).isLessThan(LARGEST);
    }
  }

  private static List<byte[]> archives() throws IOException {
    byte[] sound = sound();
    int directory = find(sound, 0x02014b50);
    int end = find(sound, 0x06054b50);
    var archives = new ArrayList<byte[]>();
    for (Field field : Field.values()) {
      for (int value : new int[] {0, 1, 0x7fff, 0x7fffffff, 0xffffffff, sound.length}) {
        archives.add(with(sound, directory + field.at, field.bytes, value));
      }
    }
    // How many entries there are, how long the directory is, and where it begins.
    for (int at : new int[] {10, 12, 16}) {
      archives.add(with(sound, end + at, at == 10 ? 2 : 4, 0x7fff));
      archives.add(with(sound, end + at, at == 10 ? 2 : 4, 0));
    }
    archives.add(Arrays.copyOf(sound, end));
    archives.add(Arrays.copyOf(sound, end + 10));
    archives.add(Arrays.copyOf(sound, directory));
    return archives;
  }

  private static byte[] with(byte[] sound, int at, int bytes, int value) {
    byte[] changed = sound.clone();
    ByteBuffer buffer = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes == 2) {
      buffer.putShort(at, (short) value);
    } else {
      buffer.putInt(at, value);
    }
    return changed;
  }

  private static int find(byte[] bytes, int signature) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at + 4 <= bytes.length; at++) {
      if (buffer.getInt(at) == signature) {
        return at;
      }
    }
    throw new IllegalStateException("no such part");
  }

  private static byte[] sound() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (String name : List.of("a.txt", "b/c.txt")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write((name + " ").repeat(200).getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
