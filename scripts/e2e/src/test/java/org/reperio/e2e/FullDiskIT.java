package org.reperio.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.reperio.e2e.product.SmallDisk;
import org.reperio.product.Api;
import org.reperio.product.Product;

/**
 * The disks under the files, the database and the search engine are small ones, and are filled in
 * turn: everybody is told so, nothing half is kept, and all goes on once there is room.
 */
@Order(90)
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FullDiskIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** What a client has to wait at most. */
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private static final int MB = 1024 * 1024;

  /** The disk, its size in MB, and the folder of the instance that it stands under. */
  private enum Disk {
    FILES(64, "files"),
    DATABASE(300, "services/postgresql"),
    ENGINE(600, "services/opensearch");

    private final int megabytes;
    private final String folder;

    Disk(int megabytes, String folder) {
      this.megabytes = megabytes;
      this.folder = folder;
    }
  }

  private final Map<Disk, SmallDisk> disks = new HashMap<>();
  private Product product;
  private Api api;
  private String token;

  @BeforeAll
  void start() throws IOException, InterruptedException {
    Path instance = Path.of("target/full-disk/instance").toAbsolutePath();
    for (Disk disk : Disk.values()) {
      SmallDisk.remove(instance.resolve(disk.folder));
    }
    product = Product.start("target/full-disk", this::mount);
    api = product.api();
    token = product.researcher().token();
  }

  private void mount(Path instance) throws InterruptedException {
    for (Disk disk : Disk.values()) {
      try {
        disks.put(disk, SmallDisk.at(instance.resolve(disk.folder), disk.megabytes));
      } catch (IOException e) {
        abort("a small disk cannot be mounted here: " + e.getMessage());
      }
    }
  }

  @AfterAll
  void stop() throws IOException, InterruptedException {
    if (product != null) {
      product.close();
    }
    for (SmallDisk disk : disks.values()) {
      disk.close();
    }
  }

  @Test
  @DisplayName("Without room for files uploads are refused, and leave nothing behind")
  void files() throws IOException {
    SmallDisk disk = disks.get(Disk.FILES);
    String draft = draft("fullfiles", true);
    announce(draft, "kept", "whole", "parts");
    assertThat(upload(draft, "kept", noise(2 * MB)).statusCode()).isEqualTo(200);
    commit(draft, "kept");
    long before = disk.files();

    disk.fill(MB);
    for (String path : List.of("content", "content")) {
      Response refused = upload(draft, "whole", noise(8 * MB));
      requireFull(refused);
      assertThat(disk.files()).as("what was received is deleted: %s", path).isEqualTo(before);
    }
    assertThat(
            api.as(token).get("/api/records/{id}/draft/files/whole", draft).<String>path("status"))
        .isEqualTo("pending");
    Response kept = api.as(token).get("/api/records/{id}/draft/files/kept/content", draft);
    assertThat(kept.statusCode()).isEqualTo(200);
    assertThat(kept.asByteArray()).hasSize(2 * MB);
    assertThat(api.as(token).delete("/api/records/{id}/draft/files/parts", draft).statusCode())
        .isEqualTo(204);
    assertThat(api.publish(token, "fullfiles too").statusCode()).isEqualTo(202);

    disk.empty();
    assertThat(upload(draft, "whole", noise(8 * MB)).statusCode()).isEqualTo(200);
    commit(draft, "whole");
    assertThat(api.as(token).post("/api/records/{id}/draft/actions/publish", draft).statusCode())
        .isEqualTo(202);
  }

  @Test
  @DisplayName("Without room for the database changes are refused, whole, until there is some")
  void database() throws Exception {
    SmallDisk disk = disks.get(Disk.DATABASE);
    Response read = api.publish(token, "fulldatabase before");
    assertThat(read.statusCode()).as(read.asString()).isEqualTo(202);
    Set<String> accepted;
    List<String> refusals;
    try (Publishing publishing = Publishing.start(api, token, "fulldatabase")) {
      await().atMost(PATIENCE).until(() -> publishing.accepted().size() >= 3);
      disk.fill(0);
      try {
        requireRefusedWhileFull();
        ProcessHandle killed = product.part("postgresql").kill();
        requireAnswers("a database that cannot start");
        assertThat(killed.isAlive()).isFalse();
      } finally {
        disk.empty();
      }
      int before = publishing.accepted().size();
      await("published again")
          .atMost(PATIENCE)
          .until(() -> publishing.accepted().size() >= before + 5);
      publishing.close();
      accepted = publishing.accepted();
      refusals = publishing.refusals();
    }
    assertThat(refusals)
        .isNotEmpty()
        .allSatisfy(refusal -> assertThat(refusal).matches("(?s)50[37] .*"))
        .allSatisfy(refusal -> assertThat(refusal).containsAnyOf("no room", "ry again", "later"));
    requireFound("fulldatabase", accepted);
    // Also those whose answer was lost: each is whole, or it is not there.
    for (String id : api.ids("fulldatabase")) {
      assertThat(api.anonymous().get("/api/records/{id}", id).statusCode()).as(id).isEqualTo(200);
    }
  }

  /** Large texts, until the rows have no room. */
  private void requireRefusedWhileFull() {
    var random = new Random(7);
    var answers = new ArrayList<Integer>();
    await("refused for want of room")
        .atMost(PATIENCE)
        .until(
            () -> {
              var text = new StringBuilder();
              while (text.length() < 100_000) {
                text.append(Long.toString(random.nextLong(), 36)).append(' ');
              }
              var metadata = new HashMap<>(Api.metadata("fulldatabase large"));
              metadata.put("description", text.toString());
              Response answer =
                  timed(
                      () ->
                          api.as(token)
                              .contentType(ContentType.JSON)
                              .body(Map.of("metadata", metadata, "files", Map.of("enabled", false)))
                              .post("/api/records"));
              answers.add(answer.statusCode());
              if (answer.statusCode() != 201) {
                requireFull(answer);
              }
              return answer.statusCode() == 507;
            });
    assertThat(answers).contains(507);
    assertThat(api.anonymous().get("/api/records").statusCode()).isIn(200, 503);
  }

  @Test
  @DisplayName("Without room for the index records are published and read, and found later")
  void engine() throws IOException {
    SmallDisk disk = disks.get(Disk.ENGINE);
    Set<String> accepted = new HashSet<>();
    accepted.add(published("fullengine first"));
    requireFound("fullengine", accepted);
    for (long rest : new long[] {50L * MB, 0}) {
      disk.fill(rest);
      try {
        int found = accepted.size();
        for (int i = 0; i < 10; i++) {
          accepted.add(published("fullengine " + rest + " " + i));
        }
        requireAnswers("an engine without room");
        await("writes are blocked, or fail")
            .during(Duration.ofSeconds(25))
            .atMost(Duration.ofSeconds(60))
            .untilAsserted(
                () -> {
                  accepted.add(published("fullengine " + rest));
                  Response search =
                      timed(
                          () -> api.anonymous().queryParam("q", "fullengine").get("/api/records"));
                  assertThat(search.statusCode()).isIn(200, 503);
                  if (search.statusCode() == 200) {
                    assertThat(search.jsonPath().getInt("hits.total"))
                        .isGreaterThanOrEqualTo(found);
                  }
                });
      } finally {
        disk.empty();
      }
      requireFound("fullengine", accepted);
    }
  }

  private void requireAnswers(String without) {
    Response page = timed(() -> api.anonymous().accept("text/html").get("/"));
    assertThat(page.statusCode()).as("the first page with " + without).isIn(200, 503);
    Response search = timed(() -> api.anonymous().get("/api/records"));
    assertThat(search.statusCode()).as("a search with " + without).isIn(200, 503);
    if (search.statusCode() == 503) {
      assertThat(search.header("Retry-After")).matches("\\d+");
      assertThat(search.<String>path("message")).contains("ry again");
    }
  }

  private static void requireFull(Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isIn(503, 507);
    assertThat(answer.contentType()).startsWith("application/json");
    String message = answer.path("message");
    if (answer.statusCode() == 507) {
      assertThat(message).contains("no room left").contains("nothing of this was kept");
    } else {
      assertThat(answer.header("Retry-After")).matches("\\d+");
      assertThat(message).contains("ry again");
    }
  }

  private interface Request {
    Response send();
  }

  private static Response timed(Request request) {
    long begun = System.nanoTime();
    Response answer = request.send();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(ANSWER);
    return answer;
  }

  private String draft(String title, boolean files) {
    Response answer =
        api.as(token)
            .contentType(ContentType.JSON)
            .body(Map.of("metadata", Api.metadata(title), "files", Map.of("enabled", files)))
            .post("/api/records");
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
    return answer.path("id");
  }

  private void announce(String draft, String... keys) {
    List<Map<String, String>> files = new ArrayList<>();
    for (String key : keys) {
      files.add(Map.of("key", key));
    }
    api.as(token)
        .contentType(ContentType.JSON)
        .body(files)
        .post("/api/records/{id}/draft/files", draft)
        .then()
        .statusCode(201);
  }

  private Response upload(String draft, String key, byte[] content) {
    return timed(
        () ->
            api.as(token)
                .contentType("application/octet-stream")
                .body(content)
                .put("/api/records/{id}/draft/files/{key}/content", draft, key));
  }

  private void commit(String draft, String key) {
    api.as(token)
        .post("/api/records/{id}/draft/files/{key}/commit", draft, key)
        .then()
        .statusCode(200);
  }

  private static byte[] noise(int size) {
    var bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private String published(String title) {
    Response answer = timed(() -> api.publish(token, title));
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
    return answer.path("id");
  }

  private void requireFound(String word, Set<String> ids) {
    await("all of %s found".formatted(word))
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(api.ids(word)).containsAll(ids));
  }
}
