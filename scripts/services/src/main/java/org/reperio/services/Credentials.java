package org.reperio.services;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * User name and password of the embedded services: the services listen on the loopback address,
 * where any user of the machine could reach them.
 */
record Credentials(String username, String password) {
  private static final int PASSWORD_BYTES = 16;

  /** The credentials of an instance, drawn at its first start. */
  static Credentials of(InstanceFolder instance) throws IOException {
    Path file = instance.state().resolve("password");
    if (!Files.exists(file)) {
      byte[] drawn = new byte[PASSWORD_BYTES];
      new SecureRandom().nextBytes(drawn);
      InstanceFolder.replace(file, HexFormat.of().formatHex(drawn));
    }
    return new Credentials("reperio", Files.readString(file).strip());
  }
}
