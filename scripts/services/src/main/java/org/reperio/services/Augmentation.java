package org.reperio.services;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Builds Reperio's services again with the add-ons in the instance's folder. The result is in the
 * instance: what the source tree has built stays as it is, and serves instances without add-ons.
 */
final class Augmentation {
  private static final List<String> SERVICES = List.of("worker", "web-api", "web-ui");
  private static final String ADD_ONS = "add-ons";

  private final Layout layout;
  private final InstanceFolder instance;
  private final Console console;

  Augmentation(Layout layout, InstanceFolder instance, Console console) {
    this.layout = layout;
    this.instance = instance;
    this.console = console;
  }

  /** Whether every service is built of what is in the folders now. */
  boolean isCurrent() throws IOException {
    for (String service : SERVICES) {
      Path mark = mark(service);
      String built = Files.exists(mark) ? Files.readString(mark) : "";
      if (!built.equals(parts(service))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Builds the services whose parts have changed.
   *
   * @throws IOException when one cannot be built; the one before is then still there
   */
  void refresh() throws IOException, InterruptedException {
    for (String service : SERVICES) {
      Path mark = mark(service);
      String parts = parts(service);
      if (parts.isEmpty()) {
        Files.deleteIfExists(mark);
        Trees.delete(instance.application(service).getParent());
      } else if (!Files.exists(mark) || !Files.readString(mark).equals(parts)) {
        build(service);
        Files.writeString(mark, parts);
      }
    }
  }

  private void build(String service) throws IOException, InterruptedException {
    List<Path> addOns = addOns(service);
    console.say(service, "built again with " + names(addOns));
    Path home = instance.application(service).getParent();
    Path newHome = home.resolveSibling(service + ".new");
    Trees.delete(newHome);
    Path fresh = newHome.resolve(instance.application(service).getFileName());
    copy(layout.built(service).getParent(), fresh);
    Path folder = fresh.resolve(ADD_ONS);
    InstanceFolder.make(folder);
    for (Path addOn : addOns) {
      Files.copy(addOn, folder.resolve(addOn.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
    }
    augment(service, fresh);
    Trees.delete(home);
    Files.move(newHome, home);
  }

  private void augment(String service, Path fresh) throws IOException, InterruptedException {
    Path log = instance.log("add-ons-" + service);
    Process process =
        new ProcessBuilder(
                JavaChild.java(),
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dquarkus.launch.rebuild=true",
                "-jar",
                fresh.resolve("quarkus-run.jar").toString())
            .directory(fresh.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException(
            service + " cannot be built with the add-ons of " + instance.addOns() + "; see " + log);
      }
    } finally {
      process.destroy();
    }
  }

  private List<Path> addOns(String service) throws IOException {
    List<Path> jars = new ArrayList<>(jars(instance.addOns()));
    jars.addAll(jars(instance.addOns().resolve(service)));
    return jars;
  }

  private static List<Path> jars(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  /** The sources of the service's build; empty without add-ons. */
  private String parts(String service) throws IOException {
    List<Path> addOns = addOns(service);
    if (addOns.isEmpty()) {
      return "";
    }
    List<Path> all = new ArrayList<>(jars(layout.built(service).resolveSibling("app")));
    all.addAll(addOns);
    return Fingerprint.of(all);
  }

  private Path mark(String service) {
    return instance.state().resolve("add-ons-" + service + ".done");
  }

  private static String names(List<Path> jars) {
    return String.join(", ", jars.stream().map(jar -> jar.getFileName().toString()).toList());
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file));
        if (Files.isDirectory(file)) {
          InstanceFolder.make(target);
        } else {
          Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }
}
