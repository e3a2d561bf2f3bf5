package org.reperio.export;

import de.undercouch.citeproc.CSL;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.util.List;
import java.util.jar.JarFile;

/** The names of all styles that the library's collection has. */
final class CollectionOfStyles {

  private CollectionOfStyles() {}

  static List<String> names() {
    try {
      var connection = (JarURLConnection) CSL.class.getResource("/apa.csl").openConnection();
      connection.setUseCaches(false);
      try (JarFile jar = connection.getJarFile()) {
        return jar.stream()
            .map(entry -> entry.getName())
            .filter(name -> name.endsWith(".csl") && name.indexOf('/') < 0)
            .map(name -> name.substring(0, name.length() - ".csl".length()))
            .sorted()
            .toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
