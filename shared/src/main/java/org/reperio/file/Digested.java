package org.reperio.file;

import java.io.IOException;

/** Content that is digested while it is written, and has a largest size. */
final class Digested implements Incoming<StagedContent> {

  private final String name;
  private final Incoming<?> content;
  private final long maxBytes;
  private final ContentDigest digest = new ContentDigest();

  /**
   * @param name where the storage has it
   * @param content where it is written
   * @param maxBytes bytes at most, 0 or more
   */
  Digested(String name, Incoming<?> content, long maxBytes) {
    this.name = name;
    this.content = content;
    this.maxBytes = maxBytes;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    digest.update(bytes, offset, length);
    if (digest.size() > maxBytes) {
      throw new FileTooLarge(maxBytes);
    }
    content.write(bytes, offset, length);
  }

  @Override
  public StagedContent complete() throws IOException {
    content.complete();
    return digest.of(name);
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
