package org.reperio.model;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.reperio.config.InstanceSettings;
import org.reperio.pid.scheme.IdentifierSchemes;
import org.reperio.vocabulary.Vocabularies;

/**
 * The data models of this instance, read once at start: those of the class path, with the custom
 * fields that add-ons list there, then those of the instance's {@code models} directory. A folder
 * there with a {@code model.yaml} is a model and takes the place of one of the same name; one
 * without adds its {@code custom_fields} to the model of its name.
 */
@Startup
@ApplicationScoped
public final class DataModels {

  private static final String FOLDER = "models";

  private final Map<String, DataModel> models;

  @Inject
  DataModels(
      Vocabularies vocabularies,
      IdentifierSchemes schemes,
      InstanceSettings settings,
      ModelSettings limits) {
    this(vocabularies, schemes, settings.directory(), DocumentLimits.of(limits));
  }

  /**
   * Models with the usual limits.
   *
   * @param instance the instance's directory, if there is one
   * @throws ModelError when a declaration is wrong; the message says where
   */
  public DataModels(Vocabularies vocabularies, IdentifierSchemes schemes, Optional<Path> instance) {
    this(vocabularies, schemes, instance, DocumentLimits.USUAL);
  }

  private DataModels(
      Vocabularies vocabularies,
      IdentifierSchemes schemes,
      Optional<Path> instance,
      DocumentLimits limits) {
    ClassLoader loader = DataModels.class.getClassLoader();
    DeclarationFolder shipped = DeclarationFolder.onClassPath(loader, FOLDER);
    ModelReader reader = new ModelReader(shipped.require("system.yaml"));

    Map<String, DeclarationFolder> folders = new LinkedHashMap<>();
    ModelIndex index = ModelIndex.onClassPath(loader, FOLDER);
    for (String name : index.models()) {
      folders.put(name, DeclarationFolder.onClassPath(loader, FOLDER + "/" + name));
    }
    Map<String, List<DeclarationFolder>> extensions = new LinkedHashMap<>();
    index
        .customFields()
        .forEach(
            (name, files) ->
                extend(
                    extensions,
                    name,
                    DeclarationFolder.onClassPath(loader, FOLDER + "/" + name, files)));
    for (Path folder : ofInstance(instance)) {
      String name = folder.getFileName().toString();
      if (Files.exists(folder.resolve("model.yaml"))) {
        folders.put(name, DeclarationFolder.in(folder));
      } else {
        extend(extensions, name, DeclarationFolder.in(folder));
      }
    }

    Map<String, DataModel> read = new LinkedHashMap<>();
    folders.forEach(
        (name, folder) -> {
          List<DeclarationFolder> more = extensions.remove(name);
          ModelDeclaration declaration = reader.read(folder, more == null ? List.of() : more);
          limits.declareIn(declaration.schema());
          read.put(declaration.name(), new DataModel(declaration, limits, vocabularies, schemes));
        });
    if (!extensions.isEmpty()) {
      throw new ModelError(
          extensions.values().iterator().next().get(0).name()
              + ": there is no model of this name to add to");
    }
    this.models = Collections.unmodifiableMap(read);
  }

  /**
   * @throws NoSuchElementException when there is no such model
   */
  public DataModel get(String name) {
    return find(name).orElseThrow(() -> new NoSuchElementException("There is no model " + name));
  }

  public Optional<DataModel> find(String name) {
    return Optional.ofNullable(models.get(name));
  }

  public Collection<DataModel> all() {
    return models.values();
  }

  private static void extend(
      Map<String, List<DeclarationFolder>> extensions, String model, DeclarationFolder folder) {
    extensions.computeIfAbsent(model, name -> new ArrayList<>()).add(folder);
  }

  private static List<Path> ofInstance(Optional<Path> instance) {
    Path folder = instance.map(directory -> directory.resolve(FOLDER)).orElse(null);
    if (folder == null || !Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(folder)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    } catch (IOException unreadable) {
      throw new ModelError(folder + ": " + unreadable.getMessage(), unreadable);
    }
  }
}
