package org.reperio.services;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where things are, seen from the program's own jar in {@code scripts/services/target/services}.
 *
 * @param home the folder of the jar
 */
record Layout(Path home) {
  private static final int DEPTH = 4;

  static Layout ofThisProgram() {
    try {
      return new Layout(
          Path.of(Layout.class.getProtectionDomain().getCodeSource().getLocation().toURI())
              .getParent());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Class paths of the child processes, one folder a service. */
  Path lib() {
    return home.resolve("lib");
  }

  /** The root of the source tree. */
  Path root() {
    Path folder = home;
    for (int i = 0; i < DEPTH; i++) {
      folder = folder.getParent();
    }
    return folder;
  }

  /** The topology of the message broker, as a RabbitMQ definitions file. */
  Path definitions() {
    return root().resolve("docker/rabbitmq/definitions.json");
  }

  /** The runnable jar of the module {@code name} in the source tree. */
  Path built(String name) {
    return root().resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
  }

  /** The runnable jar for an instance, which may have one of its own, with add-ons. */
  Path application(String name, InstanceFolder instance) {
    Path own = instance.application(name).resolve("quarkus-run.jar");
    return Files.exists(own) ? own : built(name);
  }

  /** The instance that is meant when none is named. */
  Path defaultInstance() {
    String configured = System.getenv("REPERIO_INSTANCE");
    return configured == null || configured.isBlank()
        ? root().resolve("instance")
        : Path.of(configured);
  }
}
