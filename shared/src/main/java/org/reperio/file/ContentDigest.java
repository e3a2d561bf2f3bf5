package org.reperio.file;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/** Both checksums and the size of content, taken while it passes. */
final class ContentDigest {

  private final MessageDigest sha256 = DigestUtils.getSha256Digest();
  private final MessageDigest md5 = DigestUtils.getMd5Digest();
  private long size;

  void update(byte[] bytes, int offset, int length) {
    sha256.update(bytes, offset, length);
    md5.update(bytes, offset, length);
    size += length;
  }

  long size() {
    return size;
  }

  /** The digest of all bytes so far; ends this one. */
  StagedContent of(String name) {
    var hex = HexFormat.of();
    return new StagedContent(
        name, hex.formatHex(sha256.digest()), hex.formatHex(md5.digest()), size);
  }
}
