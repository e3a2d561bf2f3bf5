package org.reperio.file;

/**
 * Content in the store.
 *
 * @param sha256 64 hexadecimal digits, lower case
 * @param md5 32 hexadecimal digits, lower case: the checksum that InvenioRDM's clients compare
 * @param size bytes
 * @param location where the storage has it
 */
public record StoredContent(String sha256, String md5, long size, String location) {}
