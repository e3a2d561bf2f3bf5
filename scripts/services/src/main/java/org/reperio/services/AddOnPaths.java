package org.reperio.services;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The addresses at which an instance's add-ons may have pages: each has those below its name. */
final class AddOnPaths {
  private static final String DESCRIPTION = "META-INF/reperio-add-on.properties";
  private static final String NAME = "add-on.name";

  private AddOnPaths() {}

  /** The first segments of these addresses, in order. */
  static List<String> of(InstanceFolder instance) throws IOException {
    if (!Files.isDirectory(instance.addOns())) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.walk(instance.addOns(), 2)) {
      for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
        String name = name(jar);
        if (!name.isEmpty()) {
          names.add(name);
        }
      }
    }
    return names;
  }

  private static String name(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      ZipEntry description = file.getEntry(DESCRIPTION);
      if (description == null) {
        return "";
      }
      Properties properties = new Properties();
      try (InputStream in = file.getInputStream(description)) {
        properties.load(in);
      }
      return properties.getProperty(NAME, "");
    }
  }
}
