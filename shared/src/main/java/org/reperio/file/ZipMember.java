package org.reperio.file;

/**
 * A member of a ZIP archive, as the central directory has it.
 *
 * @param name with slashes; a directory's ends with one
 * @param method 0 for stored, 8 for deflated; others are not read
 * @param compressedSize bytes in the archive
 * @param size bytes unpacked, as the archive claims
 * @param header where its local header is
 */
record ZipMember(
    String name,
    int method,
    boolean encrypted,
    long crc,
    long compressedSize,
    long size,
    long header) {

  boolean isDirectory() {
    return name.endsWith("/");
  }

  /** The name without the slash at a directory's end. */
  String path() {
    return isDirectory() ? name.substring(0, name.length() - 1) : name;
  }

  /** In how many folders it is. */
  int depth() {
    return (int) path().chars().filter(sign -> sign == '/').count();
  }

  boolean isSafe() {
    return SafePath.isSafe(path());
  }

  boolean isBelow(String folder) {
    return path().startsWith(folder + "/");
  }
}
