package org.reperio.database;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/** Migrations by their paths: Quarkus lets Flyway find none but those that it was built with. */
final class ListedMigrations implements ResourceProvider {

  private final List<LoadableResource> files;

  ListedMigrations(List<String> paths, ClassLoader loader) {
    this.files = paths.stream().<LoadableResource>map(path -> new File(path, loader)).toList();
  }

  @Override
  public LoadableResource getResource(String name) {
    return files.stream()
        .filter(file -> file.getAbsolutePath().equals(name))
        .findFirst()
        .orElse(null);
  }

  @Override
  public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
    return files.stream()
        .filter(file -> file.getFilename().startsWith(prefix))
        .filter(file -> Arrays.stream(suffixes).anyMatch(file.getFilename()::endsWith))
        .toList();
  }

  private static final class File extends LoadableResource {

    private final String path;
    private final ClassLoader loader;

    File(String path, ClassLoader loader) {
      this.path = path;
      this.loader = loader;
    }

    @Override
    public Reader read() {
      return new InputStreamReader(
          Objects.requireNonNull(loader.getResourceAsStream(path), path + " is missing"),
          StandardCharsets.UTF_8);
    }

    @Override
    public String getAbsolutePath() {
      return path;
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return path;
    }

    @Override
    public String getFilename() {
      return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public String getRelativePath() {
      return path;
    }
  }
}
