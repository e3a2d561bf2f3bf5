package org.reperio.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.reperio.e2e.product.OtherInstance;
import org.reperio.product.Api;
import org.reperio.product.Product;
import org.reperio.product.WholeProduct;

/**
 * The drill: what is backed up while people write comes back, record by record, file by file. In CI
 * the documented drill stands for it (DocumentedExamplesIT), and the worker's BackupTest.
 */
@Tag("slow")
@WholeProduct
@Order(4)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackupIT {

  private static final int WRITERS = 8;

  /** What a restore itself writes, and where content lies in another storage. */
  private static final Set<String> OWN =
      Set.of(
          "audit_entry",
          "audit_waiting",
          "flyway_schema_history",
          "job",
          "job_run",
          "job_run_line",
          "stored_file");

  private static final Pattern AUDIT_HEAD = Pattern.compile("\\d+:[0-9a-f]{64}");

  @TempDir Path folder;

  /** How many records with a file there are before the backup. */
  int records() {
    return 24;
  }

  @Test
  @DisplayName(
      "A backup that is made while people write comes back whole, into another storage, too")
  void drill(Product product) throws Exception {
    Path target = folder.resolve("backups");
    var depositing = new Depositing(product);
    depositing.makeMany(records());
    Set<String> before = depositing.published();
    List<String> restoredIds;
    try (depositing) {
      depositing.goOn();
      String said = product.commands().run("backup", target.toString()).out();
      assertThat(said).contains("Backed up as ");
      Set<String> second = depositing.published();
      assertThat(second).as("published meanwhile").hasSizeGreaterThan(before.size());
      // Another one has only new files to copy.
      assertThat(product.commands().run("backup", target.toString()).out())
          .doesNotContain("files of 0 B", "of which 0 of");
      before = second;
    }
    assertThat(depositing.failures()).isEmpty();
    assertThat(product.commands().run("backup", "verify", target.toString()).out())
        .contains(" is whole: ");

    URI store = startStore();
    try {
      var inBucket =
          new OtherInstance(product, "drill_bucket", folder.resolve("bucket"))
              .with("REPERIO_STORAGE_KIND", "s3")
              .with("REPERIO_STORAGE_S3_ENDPOINT", store.toString())
              .with("REPERIO_STORAGE_S3_BUCKET", "files")
              .with("REPERIO_STORAGE_S3_ACCESS_KEY", "reperio")
              .with("REPERIO_STORAGE_S3_SECRET_KEY", "secret");
      inBucket.succeed("restore", target.toString(), "--create-database");
      restoredIds = assertSame(product, inBucket);
      assertThat(restoredIds).containsAll(before);
      assertRefusesAnother(inBucket, target);
      assertSearches(inBucket, restoredIds.size());
      assertRoundTrip(product, inBucket);
    } finally {
      server.stop();
    }
  }

  /** Each restored record is in the export of the source as it is in that of the other instance. */
  private List<String> assertSame(Product product, OtherInstance restored)
      throws IOException, InterruptedException {
    Path ours = folder.resolve("source.ndjson");
    Path theirs = folder.resolve("restored.ndjson");
    product.commands().run("records", "export", "-o", ours.toString());
    restored.succeed("records", "export", "-o", theirs.toString());
    Map<String, String> source = new HashMap<>();
    try (Stream<String> lines = Files.lines(ours)) {
      lines.forEach(line -> source.put(JsonPath.from(line).getString("id"), line));
    }
    List<String> ids = new ArrayList<>();
    try (Stream<String> lines = Files.lines(theirs)) {
      lines.forEach(
          line -> {
            String id = JsonPath.from(line).getString("id");
            assertThat(line).as("record %s", id).isEqualTo(source.get(id));
            ids.add(id);
          });
    }
    // The checksum of every file is compared with its bytes.
    assertThat(restored.succeed("files", "fixity", "--run", "--all"))
        .doesNotContain("missing", "damaged");
    return ids;
  }

  private static void assertRefusesAnother(OtherInstance restored, Path target)
      throws IOException, InterruptedException {
    OtherInstance.Said again = restored.run("restore", target.toString());
    assertThat(again.status()).isEqualTo(1);
    assertThat(again.said()).contains("This instance is not empty");
  }

  private static void assertSearches(OtherInstance restored, int records)
      throws IOException, InterruptedException {
    List<Map<String, Object>> indices =
        JsonPath.from(restored.succeed("index", "status", "--json")).getList("indices");
    assertThat(indices)
        .anySatisfy(
            one ->
                assertThat(one)
                    .containsEntry("model", "rdm")
                    .containsEntry("kind", "records")
                    .containsEntry("state", "searched")
                    .containsEntry("documents", records));
  }

  /** From the object store into an encrypted backup, and from there onto the disk. */
  private void assertRoundTrip(Product product, OtherInstance inBucket)
      throws IOException, InterruptedException, SQLException {
    Path target = folder.resolve("encrypted");
    Path key = Files.writeString(folder.resolve("key"), "a".repeat(16) + "0123456789abcdef\n");
    inBucket.with("REPERIO_BACKUP_KEY_FILE", key.toString());
    Matcher head = AUDIT_HEAD.matcher(inBucket.succeed("audit", "verify"));
    assertThat(head.find()).isTrue();
    assertThat(inBucket.succeed("backup", target.toString())).doesNotContain("lost");
    var onDisk =
        new OtherInstance(product, "drill_disk", folder.resolve("disk"))
            .with("REPERIO_BACKUP_KEY_FILE", key.toString());
    onDisk.succeed("restore", target.toString(), "--create-database");
    // The log goes through where it ended, and goes on with the restore.
    assertThat(onDisk.succeed("audit", "verify", "--through", head.group()))
        .doesNotContain(head.group());
    Map<String, String> theirs = inBucket.tables();
    Map<String, String> ours = onDisk.tables();
    theirs.keySet().removeAll(OWN);
    ours.keySet().removeAll(OWN);
    assertThat(theirs).hasSizeGreaterThan(20);
    assertThat(ours).isEqualTo(theirs);
    String digests = "select sha256 || ' ' || md5 || ' ' || size from stored_file order by 1";
    assertThat(onDisk.values(digests)).isEqualTo(inBucket.values(digests)).isNotEmpty();
    for (String location : onDisk.values("select location from stored_file")) {
      Path file = onDisk.files().resolve(location);
      assertThat(DigestUtils.sha256Hex(Files.readAllBytes(file)))
          .isEqualTo(file.getFileName().toString());
    }
    // Values of sequences: the next account is none that is there.
    onDisk.succeed("users", "create", "after-the-restore@example.org");
    onDisk.succeed("restore", target.toString(), "--replace", "--yes");
    assertThat(onDisk.tables()).containsEntry("account", ours.get("account"));
  }

  private S3Proxy server;

  private URI startStore() throws Exception {
    Path root = Files.createDirectories(folder.resolve("store"));
    Files.createDirectories(root.resolve("files"));
    server =
        S3Proxy.builder()
            .blobStore(new FilesystemNio2BlobStore(root.toString()))
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "reperio", "secret")
            .ignoreUnknownHeaders(true)
            .build();
    server.start();
    return URI.create("http://127.0.0.1:" + server.getPort());
  }

  /** People who publish records with a file each. */
  private static final class Depositing implements AutoCloseable {

    private final Api api;
    private final String token;
    private final Set<String> published = ConcurrentHashMap.newKeySet();
    private final Set<String> failures = ConcurrentHashMap.newKeySet();
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<Thread> threads = new ArrayList<>();

    Depositing(Product product) throws IOException, InterruptedException {
      this.api = product.api();
      this.token = product.researcher().token();
    }

    Set<String> published() {
      return Set.copyOf(published);
    }

    Set<String> failures() {
      return failures;
    }

    void makeMany(int records) throws InterruptedException {
      var pool = Executors.newFixedThreadPool(WRITERS);
      List<Callable<Void>> deposits = new ArrayList<>();
      for (int i = 0; i < records; i++) {
        deposits.add(
            () -> {
              deposit();
              return null;
            });
      }
      pool.invokeAll(deposits);
      pool.shutdown();
    }

    void goOn() {
      for (int i = 0; i < 2; i++) {
        var thread =
            new Thread(
                () -> {
                  while (!over.get()) {
                    deposit();
                  }
                },
                "depositing");
        thread.start();
        threads.add(thread);
      }
    }

    private void deposit() {
      try {
        int mine = number.incrementAndGet();
        var bytes = new byte[500 + mine % 7 * 3000];
        new Random(mine).nextBytes(bytes);
        String id =
            api.as(token)
                .contentType(ContentType.JSON)
                .body(Map.of("metadata", Api.metadata("Backed up " + mine)))
                .post("/api/records")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String files = "/api/records/" + id + "/draft/files";
        api.as(token)
            .contentType(ContentType.JSON)
            .body(List.of(Map.of("key", "data.bin")))
            .post(files)
            .then()
            .statusCode(201);
        api.as(token)
            .contentType(ContentType.BINARY)
            .body(bytes)
            .put(files + "/data.bin/content")
            .then()
            .statusCode(200);
        api.as(token).post(files + "/data.bin/commit").then().statusCode(200);
        if (mine % 10 == 0) {
          return; // stays a draft
        }
        api.as(token).post("/api/records/" + id + "/draft/actions/publish").then().statusCode(202);
        published.add(id);
      } catch (Exception | AssertionError e) {
        // REST Assured throws what its HTTP client throws, checked or not.
        failures.add(e.toString());
      }
    }

    @Override
    public void close() throws InterruptedException {
      over.set(true);
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }
}
