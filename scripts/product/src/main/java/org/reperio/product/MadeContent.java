package org.reperio.product;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;

/**
 * Content of any size that is made while it is sent: blocks of noise, each with its number in
 * front, so that no block is like another, and any part can be made alone.
 */
public final class MadeContent {

  private static final int BLOCK = 256 * 1024;

  private final byte[] noise = new byte[BLOCK];
  private final long size;

  /**
   * @param size bytes
   * @param seed another seed, another content
   */
  public MadeContent(long size, long seed) {
    this.size = size;
    new Random(seed).nextBytes(noise);
  }

  public long size() {
    return size;
  }

  /** Writes some of it. */
  public void write(long from, long length, OutputStream out) throws IOException {
    byte[] block = noise.clone();
    long at = from;
    while (at < from + length) {
      ByteBuffer.wrap(block).putLong(0, at / BLOCK);
      int offset = (int) (at % BLOCK);
      int count = (int) Math.min(BLOCK - offset, from + length - at);
      out.write(block, offset, count);
      at += count;
    }
  }

  /** Its SHA-256, in hexadecimal digits. */
  public String sha256() throws IOException {
    MessageDigest digest = digest();
    write(
        0,
        size,
        new OutputStream() {
          @Override
          public void write(int one) {
            digest.update((byte) one);
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            digest.update(bytes, offset, length);
          }
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The SHA-256 of what comes, read to its end. */
  public static String sha256(InputStream in) throws IOException {
    MessageDigest digest = digest();
    var buffer = new byte[BLOCK];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      digest.update(buffer, 0, read);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
