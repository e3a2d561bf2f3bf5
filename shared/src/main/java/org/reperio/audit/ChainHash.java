package org.reperio.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The hash of an entry: SHA-256 of its canonical form. That is the hash of the entry before, then
 * sequence, id, time, action, type and id of the resource, actor, its name and address, network
 * address, request id and details; each as a netstring, the number of its bytes in UTF-8, a colon,
 * the bytes and a comma, or {@code -} where it is missing. The time is in UTC with six decimals of
 * a second. So no two entries have one form, and any language works the hash out in some lines.
 */
final class ChainHash {

  /** What the first entry has in place of the hash before. */
  static final String NONE = "0".repeat(64);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private ChainHash() {}

  /** The time as it is hashed and exported. */
  static String time(Instant time) {
    return TIME.format(time);
  }

  /** The hash that an entry has to have at its place, in hexadecimal. */
  static String of(AuditEntry entry) {
    return DigestUtils.sha256Hex(canonical(entry));
  }

  static String canonical(AuditEntry entry) {
    var form = new StringBuilder();
    append(form, entry.previous());
    entry.values().forEach(value -> append(form, text(value)));
    return form.toString();
  }

  private static String text(Object value) {
    if (value instanceof Instant moment) {
      return time(moment);
    }
    return value == null ? null : value.toString();
  }

  private static void append(StringBuilder form, String field) {
    if (field == null) {
      form.append('-');
    } else {
      form.append(field.getBytes(StandardCharsets.UTF_8).length)
          .append(':')
          .append(field)
          .append(',');
    }
  }
}
