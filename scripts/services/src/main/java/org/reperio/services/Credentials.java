package org.reperio.services;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * User name and password of the embedded services: the services listen on the loopback address,
 * where any user of the machine could reach them.
 */
record Credentials(String username, String password) {
  private static final int PASSWORD_BYTES = 16;
  private static final int KEY_BYTES = 32;
  private static final String MONITOR = "monitor-password";

  /** The credentials of an instance, drawn at its first start. */
  static Credentials of(InstanceFolder instance) throws IOException {
    return new Credentials("reperio", secret(instance, "password", PASSWORD_BYTES));
  }

  /** The key with which the instance signs, drawn at its first start. */
  static String signingKey(InstanceFolder instance) throws IOException {
    return secret(instance, "secret-key", KEY_BYTES);
  }

  /** The password of the queue monitor, drawn at the first start. */
  static String monitorPassword(InstanceFolder instance) throws IOException {
    return secret(instance, MONITOR, PASSWORD_BYTES);
  }

  /** The file that the password of the queue monitor is in. */
  static Path monitorPasswordFile(InstanceFolder instance) {
    return instance.state().resolve(MONITOR);
  }

  private static String secret(InstanceFolder instance, String name, int bytes) throws IOException {
    Path file = instance.state().resolve(name);
    if (!Files.exists(file)) {
      byte[] drawn = new byte[bytes];
      new SecureRandom().nextBytes(drawn);
      InstanceFolder.replace(file, HexFormat.of().formatHex(drawn));
    }
    return Files.readString(file).strip();
  }

  /** As a request over HTTP carries them. */
  String basic() {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
  }
}
