package org.reperio.site;

import io.vertx.core.MultiMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Headers by which a client says what it accepts, in words that cannot be read: they count as not
 * sent (RFC 9110, section 12), since the answer to such a request has to be written in some form,
 * too.
 */
public final class UnreadableHeaders {

  private UnreadableHeaders() {}

  /**
   * Removes those that are blank, and those that cannot be read.
   *
   * @param readers by the name of the header; they throw what they like
   */
  public static void remove(MultiMap headers, Map<String, Consumer<String>> readers) {
    readers.forEach(
        (name, reader) -> {
          String value = headers.get(name);
          if (value != null && !isReadable(value, reader)) {
            headers.remove(name);
          }
        });
  }

  private static boolean isReadable(String value, Consumer<String> reader) {
    try {
      reader.accept(value);
      return !value.isBlank();
    } catch (RuntimeException e) {
      return false;
    }
  }
}
