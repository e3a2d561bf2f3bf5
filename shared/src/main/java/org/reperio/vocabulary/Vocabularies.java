package org.reperio.vocabulary;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.reperio.config.InstanceSettings;

/**
 * The controlled vocabularies. Their terms are declared in files on the class path, listed in the
 * {@code vocabularies/index.properties} of each jar, and read when they are first asked for. An
 * instance may add a directory of its own: a file there carries the name of its vocabulary ({@code
 * resourcetypes.yaml}, {@code licenses.csv}); a term with the id of a built-in one takes its place,
 * other terms follow, and a new name makes a new vocabulary. Those files are read at once, so that
 * a mistake in them shows at the start.
 */
@ApplicationScoped
public final class Vocabularies {

  private static final String FOLDER = "vocabularies/";
  private static final ClassLoader CLASS_PATH = Vocabularies.class.getClassLoader();
  private static final Terms NONE = new Terms(Map.of(), List.of());

  private final DeclarationReader reader = new DeclarationReader();
  private final Properties builtIn = new Properties();
  private final Map<String, Map<String, Term>> ofInstance;
  private final Set<String> names = new TreeSet<>();
  private final Map<String, Terms> loaded = new ConcurrentHashMap<>();

  /** The built-in vocabularies. */
  public Vocabularies() {
    this(Optional.empty());
  }

  @Inject
  Vocabularies(InstanceSettings settings) {
    this(settings.vocabularies());
  }

  /**
   * The built-in vocabularies and those of an instance.
   *
   * @param directory the instance's directory of declarations, if it has one
   * @throws MalformedVocabulary when a file in the directory cannot be read; the message names the
   *     file, the line and the reason
   */
  public Vocabularies(Optional<Path> directory) {
    try {
      for (URL index : Collections.list(CLASS_PATH.getResources(FOLDER + "index.properties"))) {
        try (InputStream in = index.openStream()) {
          builtIn.load(in);
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    ofInstance = directory.map(this::declarationsIn).orElse(Map.of());
    names.addAll(builtIn.stringPropertyNames());
    names.addAll(ofInstance.keySet());
  }

  /**
   * Makes the bean at the start of a service, and with it shows mistakes in an instance's files.
   */
  void atStart(@Observes StartupEvent start) {}

  /** The term of that id; empty when the vocabulary or the term is unknown. */
  public Optional<Term> find(String vocabulary, String id) {
    return id == null ? Optional.empty() : Optional.ofNullable(terms(vocabulary).byId().get(id));
  }

  /** All terms in their declared order; none when the vocabulary is unknown. */
  public List<Term> all(String vocabulary) {
    return terms(vocabulary).inOrder();
  }

  /** Whether there is a vocabulary of that name, even one without terms. */
  public boolean exists(String vocabulary) {
    return vocabulary != null && names.contains(vocabulary);
  }

  /** The names of all vocabularies, in alphabetical order. */
  public Set<String> names() {
    return Collections.unmodifiableSet(names);
  }

  private Terms terms(String vocabulary) {
    return exists(vocabulary) ? loaded.computeIfAbsent(vocabulary, this::load) : NONE;
  }

  private Terms load(String vocabulary) {
    Map<String, Term> terms = new LinkedHashMap<>();
    String file = builtIn.getProperty(vocabulary);
    if (file != null) {
      try (InputStream in = CLASS_PATH.getResourceAsStream(FOLDER + file)) {
        if (in == null) {
          throw new MalformedVocabulary(
              FOLDER + "index.properties", "there is no file " + file + " beside it.");
        }
        terms.putAll(reader.read(FOLDER + file, in));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
    terms.putAll(ofInstance.getOrDefault(vocabulary, Map.of()));
    return new Terms(terms, List.copyOf(terms.values()));
  }

  private Map<String, Map<String, Term>> declarationsIn(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new MalformedVocabulary(
          folder.toString(), "reperio.instance.vocabularies must name a directory that exists.");
    }
    Map<String, Map<String, Term>> declared = new LinkedHashMap<>();
    for (Path file : filesIn(folder)) {
      String name = file.getFileName().toString();
      int dot = name.lastIndexOf('.');
      if (dot > 0 && DeclarationReader.canRead(name)) {
        try (InputStream in = Files.newInputStream(file)) {
          Map<String, Term> terms = reader.read(file.toString(), in);
          if (declared.put(name.substring(0, dot), terms) != null) {
            throw new MalformedVocabulary(
                file.toString(), "another file declares the same vocabulary.");
          }
        } catch (IOException unreadable) {
          throw new MalformedVocabulary(file.toString(), "the file cannot be read.");
        }
      }
    }
    return declared;
  }

  private static List<Path> filesIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> sorted = new ArrayList<>(files.filter(Files::isRegularFile).toList());
      Collections.sort(sorted);
      return sorted;
    } catch (IOException unreadable) {
      throw new MalformedVocabulary(folder.toString(), "the directory cannot be listed.");
    }
  }

  private record Terms(Map<String, Term> byId, List<Term> inOrder) {}
}
