package org.reperio.file;

/**
 * Content that is written, and belongs to no file yet.
 *
 * @param name where the storage has it, until it is kept or discarded
 * @param sha256 64 hexadecimal digits, lower case
 * @param md5 32 hexadecimal digits, lower case
 * @param size bytes
 */
public record StagedContent(String name, String sha256, String md5, long size) {

  StoredContent keptAt(String location) {
    return new StoredContent(sha256, md5, size, location);
  }
}
