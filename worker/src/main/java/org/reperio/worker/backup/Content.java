package org.reperio.worker.backup;

import java.util.regex.Pattern;
import org.reperio.worker.cli.CommandFailure;

/**
 * Content of files, as the database names it.
 *
 * @param sha256 64 hexadecimal digits
 * @param size bytes
 * @param location where the storage of the instance has, or had it
 */
record Content(String sha256, long size, String location) {

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  String line() {
    return sha256 + "\t" + size + "\t" + location;
  }

  static Content of(String line) {
    String[] values = line.split("\t", 3);
    if (values.length < 3 || !DIGEST.matcher(values[0]).matches()) {
      throw new CommandFailure("The backup is damaged: its list of files has the line " + line);
    }
    return new Content(values[0], Long.parseLong(values[1]), values[2]);
  }
}
