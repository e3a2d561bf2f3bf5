package org.reperio.file;

import java.io.IOException;
import java.io.InputStream;

/** Where the bytes of files are kept, by their SHA-256: equal content is kept once. */
public interface FileStorage {

  /**
   * Keeps what the stream gives, to its end. The content is there whole or not at all, also after a
   * crash.
   *
   * @param maxBytes bytes at most, 0 or more
   * @throws FileTooLarge when there are more
   */
  StoredContent store(InputStream content, long maxBytes) throws IOException;

  /**
   * Opens kept content.
   *
   * @param offset the first byte wanted, from 0
   * @throws java.nio.file.NoSuchFileException when there is none with this digest
   */
  InputStream open(String sha256, long offset) throws IOException;
}
