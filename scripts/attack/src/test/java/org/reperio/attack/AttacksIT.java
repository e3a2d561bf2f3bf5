package org.reperio.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.commons.support.ReflectionSupport;
import org.reperio.product.Part;
import org.reperio.product.Product;
import org.reperio.product.WholeProduct;

/** During each attack the product serves others as ever, and none of its processes ends. */
@WholeProduct
@Tag("slow")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttacksIT {

  private static final Duration ORDINARY = Duration.ofMillis(Long.getLong("attack.answer", 1000));
  private static final Duration WARM_UP = Duration.ofSeconds(Long.getLong("attack.warm-up", 10));
  private static final Duration RECOVERY = Duration.ofMinutes(3);
  private static final Duration BEFORE = Duration.ofSeconds(1);
  private static final long SEED = Long.getLong("attack.seed", 20261126);
  private static final List<String> APPLICATIONS = List.of("web-api", "web-ui", "worker");

  private final Report report =
      new Report(Path.of(System.getProperty("basedir", ""), "target/attacks.txt"), SEED);
  private Scene scene;

  @BeforeAll
  void set(Product product) throws Exception {
    scene = Scene.set(product);
    try (Watch ignored = Watch.over(product.api(), scene)) {
      Thread.sleep(WARM_UP.toMillis());
    }
  }

  static Stream<Named<Attack>> attacks() {
    List<String> wanted =
        Arrays.stream(System.getProperty("attacks", "").split(","))
            .filter(name -> !name.isBlank())
            .toList();
    List<Attack> all =
        ReflectionSupport.findAllClassesInPackage(
                AttacksIT.class.getPackageName(), AttacksIT::isAttack, name -> true)
            .stream()
            .map(type -> (Attack) ReflectionSupport.newInstance(type))
            .sorted(Comparator.comparing(attack -> attack.plan().name()))
            .toList();
    assertThat(all).extracting(attack -> attack.plan().name()).doesNotHaveDuplicates();
    assertThat(all).extracting(attack -> attack.plan().name()).containsAll(wanted);
    return all.stream()
        .filter(attack -> wanted.isEmpty() || wanted.contains(attack.plan().name()))
        .map(attack -> Named.of(attack.plan().name(), attack));
  }

  private static boolean isAttack(Class<?> type) {
    return Attack.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers());
  }

  @Test
  void everyServiceHasASmallHeap(Product product) throws IOException {
    for (String name : APPLICATIONS) {
      long pid = product.part(name).process().orElseThrow().pid();
      assertThat(Files.readString(Path.of("/proc", Long.toString(pid), "cmdline")).split("\0"))
          .as(name)
          .contains("-Xmx256m");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void isHeld(Attack attack, Product product) throws Exception {
    Plan plan = attack.plan();
    awaitRecovery(product);
    var attacker = new Attacker(product, scene, plan.requests(), SEED);
    Map<String, Long> before = processes(product);
    String figure = "";
    Watch watch = Watch.over(product.api(), scene);
    try (watch) {
      Thread.sleep(BEFORE.toMillis());
      watch.forget();
      figure = assertTimeoutPreemptively(plan.time(), () -> attack.launch(attacker));
    } catch (AssertionError | Exception e) {
      report.add(plan, "FELL", e.toString().lines().findFirst().orElse(""), slowest(watch));
      throw e;
    }
    boolean held =
        watch.failures().isEmpty()
            && watch.slowest().time().compareTo(ORDINARY) < 0
            && processes(product).equals(before);
    report.add(plan, held ? "held" : "FELL", figure, slowest(watch));
    assertThat(watch.failures()).as("ordinary requests that failed").isEmpty();
    assertThat(watch.slowest().time())
        .as("slowest of %d ordinary answers: %s", watch.count(), watch.slowest())
        .isLessThan(ORDINARY);
    assertThat(processes(product)).as("processes").isEqualTo(before);
  }

  /** What has fallen to the attack before must not fail this one. */
  private void awaitRecovery(Product product) {
    await("the product serves again")
        .atMost(RECOVERY)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> Watch.isServed(product.api(), scene));
  }

  private static String slowest(Watch watch) {
    return watch.count() == 0
        ? "none"
        : watch.slowest() + ", of " + watch.count() + ", failed " + watch.failures().size();
  }

  private static Map<String, Long> processes(Product product) throws IOException {
    Map<String, Long> processes = new TreeMap<>();
    for (Part part : product.parts()) {
      part.process().ifPresent(process -> processes.put(part.name(), process.pid()));
    }
    return processes;
  }
}
