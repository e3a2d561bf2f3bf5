package org.reperio.file;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where the bytes of files are. Content is staged first, where nobody reads it, and kept when a
 * file is to have it; what is staged and never kept is found by {@link #walk} and deleted.
 */
public interface FileStorage {

  /**
   * Begins to write content.
   *
   * @param maxBytes bytes at most, 0 or more: when there are more, it fails with {@link
   *     FileTooLarge}
   */
  Incoming<StagedContent> stage(long maxBytes) throws IOException;

  /**
   * Writes what the stream gives, to its end. When it fails, nothing is left behind.
   *
   * @param maxBytes bytes at most, 0 or more
   * @throws FileTooLarge when there are more
   */
  default StagedContent stage(InputStream content, long maxBytes) throws IOException {
    return stage(maxBytes).take(content);
  }

  /**
   * Makes staged content permanent, whole or not at all, also in a crash. The same content kept
   * twice may end up in one place.
   *
   * @return its location
   * @throws java.nio.file.NoSuchFileException when it is not there any more
   */
  String keep(StagedContent staged) throws IOException;

  /** Deletes what was staged; nothing happens when it is not there. */
  void discard(String staged) throws IOException;

  boolean exists(String location) throws IOException;

  /**
   * Opens kept content.
   *
   * @param offset the first byte wanted, from 0
   * @throws java.nio.file.NoSuchFileException when there is none at this location
   */
  InputStream open(String location, long offset) throws IOException;

  /**
   * Opens kept content for reading here and there.
   *
   * @param size its bytes
   * @throws java.nio.file.NoSuchFileException when there is none at this location
   */
  SeekableByteChannel channel(String location, long size) throws IOException;

  /** Deletes kept content; nothing happens when it is not there. */
  void delete(String location) throws IOException;

  /**
   * An address at which a client may fetch the content from the storage itself for a while; empty
   * when clients are not sent there.
   */
  Optional<URI> address(String location, String disposition, String mediaType);

  /**
   * The address at which the web server in front finds kept content in the storage; clients cannot
   * ask for it. Empty when there is no such server, or it cannot reach the storage.
   *
   * @return encoded, from its first slash on
   */
  Optional<String> frontAddress(String location);

  /** Uploads in parts. */
  PartedUploads parts();

  /**
   * Something that the storage holds.
   *
   * @param name a location, or the name of what is staged, or of an upload in parts
   * @param kept whether it was kept; where the storage cannot tell, false
   * @param modified when it was written or begun
   */
  record Found(String name, boolean kept, Instant modified) {}

  /** Goes through all that is there, kept, staged, or begun in parts, in no order. */
  void walk(Consumer<Found> each) throws IOException;
}
