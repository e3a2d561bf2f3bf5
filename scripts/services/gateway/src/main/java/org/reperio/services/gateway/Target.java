package org.reperio.services.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address that a request names, and where it can lead: readers differ in what they take for a
 * slash or a step upwards, so each reading counts.
 *
 * @param path as the client wrote it
 * @param uri path and query, as a service gets them
 */
record Target(String path, String uri) {

  /** A reading that is decoded more often than this is no reader's. */
  private static final int READINGS = 4;

  private static final Pattern ABSOLUTE =
      Pattern.compile("(?i)https?://[^/?#]+(/[^#]*|\\?[^#]*)?", Pattern.DOTALL);

  /** The bytes of a slash, a backslash and a dot in more bytes than UTF-8 gives them. */
  private static final Pattern OVERLONG =
      Pattern.compile("\u00C0\u00AF|\u00C1\u009C|\u00C0\u00AE|\u00E0\u0080[\u00AF\u00AE]");

  /**
   * The target of a request line; empty when it is none that a server may have to answer.
   *
   * @param target as it came; characters above 127 are single bytes
   */
  static Optional<Target> of(String target) {
    String local = target;
    Matcher absolute = ABSOLUTE.matcher(target);
    if (absolute.matches()) {
      local = absolute.group(1) == null ? "/" : absolute.group(1);
      local = local.startsWith("?") ? "/" + local : local;
    }
    if (!local.startsWith("/") || local.chars().anyMatch(Target::isForbidden)) {
      return Optional.empty();
    }
    String uri = encoded(local);
    int query = uri.indexOf('?');
    String path = query < 0 ? uri : uri.substring(0, query);
    Target read = new Target(path, uri);
    return read.isSound() ? Optional.of(read) : Optional.empty();
  }

  private static boolean isForbidden(int character) {
    return character <= ' ' || character == 0x7F || character == '#' || character > 0xFF;
  }

  /** What some clients send as it is, as all services read it. */
  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (char character : text.toCharArray()) {
      if (character > 0x7F) {
        encoded.append('%').append(String.format("%02X", (int) character));
      } else {
        encoded.append(character);
      }
    }
    return encoded.toString();
  }

  /** Properly encoded, UTF-8, without control characters and without steps upwards. */
  private boolean isSound() {
    Optional<String> bytes = decoded(path);
    if (bytes.isEmpty() || !isText(bytes.get())) {
      return false;
    }
    return List.of(path.split("/", -1)).stream()
        .map(segment -> decoded(segment).orElse("..").split(";", 2)[0])
        .noneMatch(segment -> segment.equals(".") || segment.equals(".."));
  }

  private static boolean isText(String bytes) {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
              .toString();
      return text.chars().noneMatch(character -> character < ' ' || character == 0x7F);
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** The first segment as the client wrote it; empty for the root. */
  String first() {
    return path.split("/", 3)[1];
  }

  /**
   * The first segment of the path in every reading of it: decoded again and again, with backslashes
   * for slashes, without parameters, empty segments and steps upwards.
   */
  List<String> readings() {
    List<String> readings = new ArrayList<>();
    String reading = path;
    for (int depth = 0; depth < READINGS; depth++) {
      readings.add(normal(reading));
      String next = lenient(reading);
      if (next.equals(reading)) {
        return readings;
      }
      reading = next;
    }
    // Encoded more often than anybody reads it.
    readings.add("..");
    return readings;
  }

  private static String normal(String reading) {
    Deque<String> steps = new ArrayDeque<>();
    for (String segment : reading.replace('\\', '/').split("/", -1)) {
      String step = segment.split(";", 2)[0];
      if (step.equals("..")) {
        if (steps.pollLast() == null) {
          return "..";
        }
      } else if (!step.isEmpty() && !step.equals(".")) {
        steps.addLast(step);
      }
    }
    return steps.isEmpty() ? "" : steps.getFirst();
  }

  /** As a reader takes it who lets errors pass. */
  private static String lenient(String text) {
    StringBuilder decoded = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      int value = text.charAt(at) == '%' ? octet(text, at + 1) : -1;
      if (value >= 0) {
        decoded.append((char) value);
        at += 2;
      } else {
        decoded.append(text.charAt(at));
      }
    }
    return OVERLONG
        .matcher(decoded)
        .replaceAll(
            found -> {
              char last = found.group().charAt(found.group().length() - 1);
              return last == '\u00AE' ? "." : "/";
            });
  }

  /** The bytes that a text encodes, each a character; empty when it is not well encoded. */
  private static Optional<String> decoded(String text) {
    StringBuilder decoded = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) != '%') {
        decoded.append(text.charAt(at));
        continue;
      }
      int value = octet(text, at + 1);
      if (value < 0) {
        return Optional.empty();
      }
      decoded.append((char) value);
      at += 2;
    }
    return Optional.of(decoded.toString());
  }

  private static int octet(String text, int at) {
    if (at + 1 >= text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(at), 16);
    int low = Character.digit(text.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : 16 * high + low;
  }
}
