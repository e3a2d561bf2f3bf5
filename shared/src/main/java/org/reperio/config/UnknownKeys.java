package org.reperio.config;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration file has keys that neither a service nor an add-on has. */
final class UnknownKeys extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  private UnknownKeys(String message) {
    super(message);
  }

  /**
   * Refuses the keys of a file that are unknown.
   *
   * @throws UnknownKeys when there are any; the message names each, and the key that is spelled
   *     most like it
   */
  static void refuse(String file, Iterable<String> names, KnownKeys known) {
    List<String> all = new ArrayList<>();
    names.forEach(all::add);
    List<String> unknown = known.unknown(all);
    if (!unknown.isEmpty()) {
      throw new UnknownKeys(
          unknown.stream()
              .map(key -> "%s (did you mean %s?)".formatted(key, known.nearest(key)))
              .collect(Collectors.joining(", ", file + " has unknown keys: ", ".")));
    }
  }
}
