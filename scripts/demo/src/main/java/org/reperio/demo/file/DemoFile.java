package org.reperio.demo.file;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.function.Supplier;

/** A file of the demonstration set. Its bytes are made when they are first asked for. */
public final class DemoFile {

  private final String key;
  private final String mediaType;
  private final Supplier<byte[]> maker;
  private byte[] bytes;

  /**
   * @param key its name in the record, with slashes for folders
   * @param maker makes the same bytes whenever it is called
   */
  public DemoFile(String key, String mediaType, Supplier<byte[]> maker) {
    this.key = key;
    this.mediaType = mediaType;
    this.maker = maker;
  }

  public String key() {
    return key;
  }

  public String mediaType() {
    return mediaType;
  }

  /** In bytes. */
  public long size() {
    return bytes().length;
  }

  public InputStream open() {
    return new ByteArrayInputStream(bytes());
  }

  private synchronized byte[] bytes() {
    if (bytes == null) {
      bytes = maker.get();
    }
    return bytes;
  }
}
