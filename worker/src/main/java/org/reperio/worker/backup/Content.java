package org.reperio.worker.backup;

/**
 * Content of files, as the database names it.
 *
 * @param sha256 64 hexadecimal digits
 * @param size bytes
 * @param location where the storage of the instance has, or had it
 */
record Content(String sha256, long size, String location) {

  String line() {
    return sha256 + "\t" + size + "\t" + location;
  }

  static Content of(String line) {
    String[] values = line.split("\t", 3);
    return new Content(values[0], Long.parseLong(values[1]), values[2]);
  }
}
