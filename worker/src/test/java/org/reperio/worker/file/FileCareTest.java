package org.reperio.worker.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reperio.access.Identity;
import org.reperio.database.Sql;
import org.reperio.file.Buckets;
import org.reperio.file.FileCollector;
import org.reperio.file.FileObject;
import org.reperio.file.FileStorage;
import org.reperio.file.Fixity;
import org.reperio.file.PartedUploads;
import org.reperio.file.StagedContent;
import org.reperio.file.StoredFiles;
import org.reperio.test.TestServices;

/** Collecting and checking what is stored. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class FileCareTest {

  private static final Duration NONE = Duration.ZERO;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Fixity.Due HOURLY = new Fixity.Due(HOUR, HOUR);
  private static final Fixity.Due ALWAYS = new Fixity.Due(NONE, NONE);
  private static final long FAST = Long.MAX_VALUE / 4;

  @Inject FileShelf shelf;
  @Inject FileCollector collector;
  @Inject Fixity fixity;
  @Inject Buckets buckets;
  @Inject StoredFiles stored;
  @Inject FileStorage storage;
  @Inject Sql sql;

  @ConfigProperty(name = "reperio.storage.directory")
  Path folder;

  Identity who;
  String draft;

  @BeforeEach
  void deposit() throws IOException {
    who = shelf.administrator();
    draft = shelf.draft(who);
    collector.collect(NONE, false);
  }

  private static void age(Path path) throws IOException {
    Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(Duration.ofDays(30))));
  }

  private Path path(FileObject file) {
    return folder.resolve(file.content().location());
  }

  @Test
  void contentThatNoFileHasIsDeletedAfterAWhile() throws IOException {
    byte[] shared = FileShelf.random(1000);
    FileObject one = shelf.upload(who, draft, "one", shared);
    shelf.upload(who, draft, "two", shared);
    FileObject other = shelf.upload(who, draft, "other", FileShelf.random(500));
    shelf.delete(who, draft, "one");
    shelf.delete(who, draft, "other");
    assertThat(collector.collect(NONE, true).bytes()).isEqualTo(500);
    assertThat(collector.collect(Duration.ofDays(1), false).contents()).isZero();
    assertThat(path(other)).exists();
    assertThat(collector.collect(NONE, false)).isEqualTo(new FileCollector.Collected(1, 500, 0));
    assertThat(path(other)).doesNotExist();
    assertThat(path(one)).exists();
    assertThat(shelf.upload(who, draft, "other", FileShelf.random(500)).isCompleted()).isTrue();
  }

  @Test
  void leftoversOfBrokenUploadsAreDeletedAndThoseUnderWayStay() throws IOException {
    StagedContent abandoned = storage.stage(new ByteArrayInputStream(new byte[10]), 10);
    StagedContent fresh = storage.stage(new ByteArrayInputStream(new byte[11]), 11);
    var plan = new PartedUploads.Plan(10, 1, 10);
    String lost = storage.parts().begin(plan);
    shelf.announce(
        who,
        draft,
        """
        {"key": "parts", "size": 10, "transfer": {"type": "M", "parts": 1, "part_size": 10}}""");
    String underWay = shelf.file(who, draft, "parts").transfer().upload();
    // Content that was kept, and whose row was lost with a crash.
    String orphan = storage.keep(storage.stage(new ByteArrayInputStream(new byte[12]), 12));
    for (String name : Set.of(abandoned.name(), lost, underWay, orphan)) {
      age(folder.resolve(name));
    }
    assertThat(collector.collect(NONE, true).leftovers()).isEqualTo(3);
    assertThat(collector.collect(NONE, false).leftovers()).isEqualTo(3);
    assertThat(folder.resolve(abandoned.name())).doesNotExist();
    assertThat(folder.resolve(lost)).doesNotExist();
    assertThat(folder.resolve(orphan)).doesNotExist();
    assertThat(folder.resolve(fresh.name())).exists();
    assertThat(folder.resolve(underWay)).exists();
  }

  @Test
  void contentThatIsJustBeingAttachedIsNotDeleted() throws Exception {
    FileObject before = shelf.upload(who, draft, "before", FileShelf.random(1000));
    byte[] bytes = Files.readAllBytes(path(before));
    shelf.delete(who, draft, "before");
    shelf.announce(who, draft, "{\"key\": \"after\"}");
    FileObject after = shelf.file(who, draft, "after");
    StagedContent staged = storage.stage(new ByteArrayInputStream(bytes), 1000);
    var attached = new CountDownLatch(1);
    var collected = new CountDownLatch(1);
    var pool = Executors.newSingleThreadExecutor();
    Future<Void> upload =
        pool.submit(
            () ->
                QuarkusTransaction.requiringNew()
                    .call(
                        () -> {
                          buckets.complete(after, staged);
                          attached.countDown();
                          collected.await();
                          return null;
                        }));
    attached.await();
    assertThat(collector.collect(NONE, false).contents()).isZero();
    collected.countDown();
    upload.get();
    pool.shutdown();
    stored.tidy(staged);
    collector.collect(NONE, false);
    assertThat(path(shelf.file(who, draft, "after"))).hasBinaryContent(bytes);
  }

  /** Uploads and deletions of the same few contents, with the collector at its keenest. */
  @Test
  void nothingIsLostBetweenUploadsAndTheCollector() throws Exception {
    var contents = new ArrayList<byte[]>();
    for (int i = 0; i < 3; i++) {
      contents.add(FileShelf.random(2000));
    }
    var done = new AtomicBoolean();
    var pool = Executors.newFixedThreadPool(4);
    Future<Void> collecting =
        pool.submit(
            (Callable<Void>)
                () -> {
                  while (!done.get()) {
                    collector.collect(NONE, false);
                  }
                  return null;
                });
    var uploads = new ArrayList<Future<Void>>();
    for (int thread = 0; thread < 3; thread++) {
      String own = shelf.draft(who);
      uploads.add(
          pool.submit(
              () -> {
                for (int i = 0; i < 60; i++) {
                  byte[] bytes = contents.get(i % contents.size());
                  FileObject file = shelf.upload(who, own, "f", bytes);
                  assertThat(path(file)).hasBinaryContent(bytes);
                  shelf.delete(who, own, "f");
                }
                return null;
              }));
    }
    for (var upload : uploads) {
      upload.get();
    }
    done.set(true);
    collecting.get();
    pool.shutdown();
  }

  @Test
  void damageIsFoundAndReported() throws IOException {
    FileObject intact = shelf.upload(who, draft, "intact", FileShelf.random(1000));
    FileObject flipped = shelf.upload(who, draft, "flipped", FileShelf.random(1000));
    FileObject cut = shelf.upload(who, draft, "cut", FileShelf.random(1000));
    FileObject missing = shelf.upload(who, draft, "missing", FileShelf.random(1000));
    byte[] bytes = Files.readAllBytes(path(flipped));
    bytes[500] ^= 1;
    Files.write(path(flipped), bytes);
    Files.write(path(cut), new byte[10]);
    Files.delete(path(missing));
    var checked = new HashSet<String>();
    while (fixity.checkNext(HOURLY, FAST, () -> false).isPresent()) {
      checked.add("one");
    }
    assertThat(checked).isNotEmpty();
    assertThat(fixity.report().problems())
        .extracting(Fixity.Problem::sha256, Fixity.Problem::outcome)
        .contains(
            org.assertj.core.groups.Tuple.tuple(flipped.content().sha256(), Fixity.Outcome.DAMAGED),
            org.assertj.core.groups.Tuple.tuple(cut.content().sha256(), Fixity.Outcome.DAMAGED),
            org.assertj.core.groups.Tuple.tuple(missing.content().sha256(), Fixity.Outcome.MISSING))
        .doesNotContain(
            org.assertj.core.groups.Tuple.tuple(intact.content().sha256(), Fixity.Outcome.DAMAGED));
    assertThat(fixity.report().problems())
        .filteredOn(problem -> problem.sha256().equals(cut.content().sha256()))
        .first()
        .satisfies(problem -> assertThat(problem.files()).containsExactly(draft + ":cut"))
        .satisfies(problem -> assertThat(problem.detail()).contains("10 bytes, not 1,000"));
    sql.update(
        "delete from fixity_check where outcome <> 'intact' and sha256 = any(?)",
        (Object)
            new String[] {
              flipped.content().sha256(), cut.content().sha256(), missing.content().sha256()
            });
  }

  @Test
  void contentThatWasBroughtBackIsCheckedBeforeItsTime() throws IOException {
    FileObject file = shelf.upload(who, draft, "flipped", FileShelf.random(1000));
    byte[] bytes = Files.readAllBytes(path(file));
    Files.write(path(file), new byte[1000]);
    while (fixity.checkNext(HOURLY, FAST, () -> false).isPresent()) {
      assertThat(path(file)).exists();
    }
    assertThat(problems()).contains(file.content().sha256());
    Files.write(path(file), bytes);
    assertThat(fixity.checkNext(HOURLY, FAST, () -> false)).isEmpty();
    assertThat(problems()).contains(file.content().sha256());
    long start = System.nanoTime();
    var checked = new HashSet<String>();
    Optional<Fixity.Result> result;
    do {
      Duration age = Duration.ofNanos(System.nanoTime() - start);
      result = fixity.checkNext(new Fixity.Due(HOUR, age), FAST, () -> false);
      result.ifPresent(found -> assertThat(checked.add(found.sha256())).isTrue());
    } while (result.isPresent());
    assertThat(checked).contains(file.content().sha256());
    assertThat(problems()).doesNotContain(file.content().sha256());
  }

  private List<String> problems() {
    return fixity.report().problems().stream().map(Fixity.Problem::sha256).toList();
  }

  @Test
  void twoWorkersDoNotCheckTheSame() throws Exception {
    for (int i = 0; i < 20; i++) {
      shelf.upload(who, draft, "f" + i, FileShelf.random(100 + i));
    }
    sql.update("delete from fixity_check");
    long contents = sql.count("select count(*) from stored_file");
    var pool = Executors.newFixedThreadPool(4);
    var workers = new ArrayList<Future<Integer>>();
    for (int i = 0; i < 4; i++) {
      workers.add(
          pool.submit(
              () -> {
                int checked = 0;
                Optional<Fixity.Result> result;
                do {
                  result = fixity.checkNext(HOURLY, FAST, () -> false);
                  checked += result.isPresent() ? 1 : 0;
                } while (result.isPresent());
                return checked;
              }));
    }
    int checked = 0;
    for (var worker : workers) {
      checked += worker.get();
    }
    pool.shutdown();
    assertThat(checked).isLessThanOrEqualTo((int) contents);
    assertThat(sql.count("select count(*) from fixity_check where checked is not null"))
        .isEqualTo(checked);
    while (fixity.checkNext(HOURLY, FAST, () -> false).isPresent()) {
      checked++;
    }
    assertThat(checked).isEqualTo((int) contents);
  }

  @Test
  void aStoppedWorkerLeavesTheCheckToOthers() throws IOException {
    shelf.upload(who, draft, "f", FileShelf.random(1000));
    sql.update("delete from fixity_check");
    assertThat(fixity.checkNext(ALWAYS, FAST, () -> true)).isEmpty();
    assertThat(fixity.checkNext(ALWAYS, FAST, () -> false)).isPresent();
  }
}
