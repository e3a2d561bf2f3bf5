package org.reperio.worker.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.reperio.config.ConfigFileSettings;
import org.reperio.config.InstanceSettings;
import org.reperio.worker.cli.CommandFailure;
import org.reperio.worker.config.EffectiveSettings;

/**
 * The configuration of the instance: its {@code reperio.yaml}, data models and vocabularies as they
 * are, all settings that are in force with their secrets masked, and which add-ons there are.
 */
@Singleton
public class InstanceFiles {

  private static final String FOLDER = "configuration/";
  private static final String CONFIG = "reperio.yaml";

  private final ConfigFileSettings config;
  private final InstanceSettings instance;
  private final EffectiveSettings settings;

  public InstanceFiles(
      ConfigFileSettings config, InstanceSettings instance, EffectiveSettings settings) {
    this.config = config;
    this.instance = instance;
    this.settings = settings;
  }

  void write(NewBackup backup) throws IOException {
    Optional<Path> own = instance.directory().map(folder -> folder.resolve(CONFIG));
    Optional<Path> file = config.config().or(() -> own.filter(Files::exists));
    if (file.isPresent()) {
      copy(file.get(), backup, CONFIG);
    }
    if (instance.directory().isPresent()) {
      copyAll(instance.directory().get().resolve("models"), backup, "models");
    }
    if (instance.vocabularies().isPresent()) {
      copyAll(instance.vocabularies().get(), backup, "vocabularies");
    }
    var shown = new StringBuilder();
    settings
        .all(false)
        .forEach(
            one -> shown.append("%s=%s  (%s)%n".formatted(one.name(), one.value(), one.source())));
    text(backup, "settings.txt", shown.toString());
    text(backup, "add-ons.txt", addOns());
  }

  /** The jars of add-ons, with their checksums. */
  private String addOns() throws IOException {
    var listed = new StringBuilder();
    if (instance.directory().isPresent()) {
      for (Path jar : files(instance.directory().get().resolve("add-ons"))) {
        try (InputStream in = Files.newInputStream(jar)) {
          listed.append("%s  %s%n".formatted(DigestUtils.sha256Hex(in), jar.getFileName()));
        }
      }
    }
    return listed.toString();
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(folder)) {
      return found.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void copyAll(Path folder, NewBackup backup, String name) throws IOException {
    for (Path file : files(folder)) {
      copy(file, backup, name + "/" + folder.relativize(file).toString().replace('\\', '/'));
    }
  }

  private static void copy(Path file, NewBackup backup, String name) throws IOException {
    try (OutputStream out = backup.part(FOLDER + name)) {
      Files.copy(file, out);
    }
  }

  private static void text(NewBackup backup, String name, String text) throws IOException {
    try (OutputStream out = backup.part(FOLDER + name)) {
      out.write(text.getBytes(UTF_8));
    }
  }

  /** Writes what a backup has of it into an empty folder. */
  static void extract(WholeBackup backup, Path to) throws IOException {
    Path root = to.toAbsolutePath().normalize();
    if (!files(root).isEmpty()) {
      throw new CommandFailure("The folder %s is not empty.".formatted(to));
    }
    for (Manifest.Part part : backup.manifest().parts()) {
      if (!part.name().startsWith(FOLDER)) {
        continue;
      }
      Path file = root.resolve(part.name().substring(FOLDER.length())).normalize();
      if (!file.startsWith(root)) {
        throw new CommandFailure("The part %s leads out of its folder.".formatted(part.name()));
      }
      Files.createDirectories(file.getParent());
      try (InputStream in = backup.part(part.name())) {
        Files.copy(in, file);
      }
    }
  }
}
