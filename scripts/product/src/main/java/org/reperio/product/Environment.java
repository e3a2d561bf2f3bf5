package org.reperio.product;

import java.nio.file.Path;
import java.util.Map;

/**
 * The environment of an operator who has configured nothing but the instance's folder: what the
 * build has set for other tests must not lead the product to other services.
 *
 * @param more variables of a test
 */
record Environment(Path instance, Map<String, String> more) {

  /** Where a test says at which step a program is to crash. */
  Path faults() {
    return instance.resolve("faults");
  }

  ProcessBuilder of(String... command) {
    var builder = new ProcessBuilder(command);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("REPERIO_") || name.startsWith("QUARKUS_"));
    builder.environment().put("REPERIO_INSTANCE", instance.toString());
    // All tests come from one address, at the speed of programs.
    builder.environment().put("REPERIO_RATE_LIMIT_GUESTS", "off");
    builder.environment().put("REPERIO_RATE_LIMIT_USERS", "off");
    builder.environment().put("REPERIO_TEST_FAULT_DIRECTORY", faults().toString());
    builder.environment().putAll(more);
    return builder;
  }
}
