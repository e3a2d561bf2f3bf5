package org.reperio.vocabulary;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The controlled vocabularies, as declared on the class path. */
@ApplicationScoped
public final class Vocabularies {

  private static final TypeReference<Map<String, String>> TITLES = new TypeReference<>() {};

  private final ObjectMapper yaml = new YAMLMapper();
  private final Map<String, Map<String, Term>> loaded = new ConcurrentHashMap<>();

  /** The term of that id; empty when the vocabulary or the term is unknown. */
  public Optional<Term> find(String vocabulary, String id) {
    return Optional.ofNullable(terms(vocabulary).get(id));
  }

  /** All terms in their declared order; none when the vocabulary is unknown. */
  public List<Term> all(String vocabulary) {
    return List.copyOf(terms(vocabulary).values());
  }

  /** Whether there is a vocabulary of that name. */
  public boolean exists(String vocabulary) {
    return !terms(vocabulary).isEmpty();
  }

  private Map<String, Term> terms(String vocabulary) {
    return loaded.computeIfAbsent(vocabulary, this::read);
  }

  private Map<String, Term> read(String vocabulary) {
    Map<String, Term> terms = new LinkedHashMap<>();
    try (InputStream in =
        Vocabularies.class.getResourceAsStream("/vocabularies/" + vocabulary + ".yaml")) {
      if (in != null) {
        for (JsonNode term : yaml.readTree(in)) {
          String id = term.path("id").asText();
          terms.put(
              id,
              new Term(
                  id,
                  yaml.convertValue(term.path("title"), TITLES),
                  (ObjectNode) term.path("props")));
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return terms;
  }
}
