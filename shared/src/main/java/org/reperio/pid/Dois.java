package org.reperio.pid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.reperio.refusal.FieldError;
import org.reperio.refusal.ValidationFailed;

/**
 * The rules for a record's DOI: who gets one of the repository's own, how it is made, and what may
 * become of it. The rules are InvenioRDM's.
 */
@ApplicationScoped
public class Dois {

  /** The field of a record that has it. */
  public static final String FIELD = "pids.doi";

  private static final String DOI = "doi";
  private static final String IDENTIFIER = "identifier";
  private static final String PROVIDER = "provider";
  private static final Set<String> REGISTRARS = Set.of("datacite", "crossref");

  /** ISO 26324 as the registrars use it: a directory indicator and a registrant's code. */
  private static final Pattern PREFIX = Pattern.compile("10\\.\\d{4,9}(\\.\\d+)*");

  private final DoiSettings settings;
  private final String prefix;

  /**
   * @throws IllegalStateException when DOIs are switched on and cannot be made
   */
  public Dois(DoiSettings settings) {
    this.settings = settings;
    this.prefix = settings.prefix().orElse("").strip();
    if (settings.mode() != DoiMode.OFF) {
      check(
          PREFIX.matcher(prefix).matches(),
          "reperio.pids.doi.prefix is '%s': it must be a DOI prefix such as 10.5072.",
          prefix);
      check(
          settings.format().startsWith("{prefix}/") && settings.format().contains("{id}"),
          "reperio.pids.doi.format is '%s': it must begin with {prefix}/ and have {id} in it.",
          settings.format());
      check(
          REGISTRARS.contains(settings.registrar()),
          "reperio.pids.doi.registrar is '%s': it must be datacite or crossref.",
          settings.registrar());
    }
  }

  private static void check(boolean holds, String message, String value) {
    if (!holds) {
      throw new IllegalStateException(message.formatted(value));
    }
  }

  /**
   * Wrong settings keep the service from starting, rather than the first record from publishing.
   */
  void start(@Observes StartupEvent event) {
    mode();
  }

  /** Which records get a DOI. */
  public DoiMode mode() {
    return settings.mode();
  }

  /** Whether identifiers of this provider are registered by the repository. */
  public static boolean isManaged(String provider) {
    return REGISTRARS.contains(provider);
  }

  /** Whether the document has a DOI that the repository manages. */
  public static boolean hasManaged(JsonNode document) {
    return isManaged(provider(document));
  }

  /** The DOI of a record or concept, in the shape of {@code pids.doi}. */
  public ObjectNode pid(String id) {
    String doi = settings.format().replace("{prefix}", prefix).replace("{id}", id);
    return managed(doi);
  }

  private ObjectNode managed(String doi) {
    return JsonNodeFactory.instance
        .objectNode()
        .put(IDENTIFIER, doi)
        .put(PROVIDER, settings.registrar())
        .put("client", settings.registrar());
  }

  /**
   * Gives a draft a DOI, to be registered when it is published.
   *
   * @throws PidNotFound when the repository makes none
   * @throws ValidationFailed when the draft has one
   */
  public void reserve(ObjectNode document, String recid) {
    if (mode() == DoiMode.OFF) {
      throw new PidNotFound("This repository does not make DOIs.");
    }
    if (!identifier(document).isEmpty()) {
      throw ValidationFailed.of(FIELD, "A PID already exists for type doi");
    }
    pids(document).set(DOI, pid(recid));
  }

  /**
   * Takes the reserved DOI away from a draft.
   *
   * @param published what the record that the draft edits has, or null
   * @throws PidNotFound when there is none that was reserved here
   * @throws ValidationFailed when it is the DOI of the published record
   */
  public void release(ObjectNode document, ObjectNode published) {
    if (!hasManaged(document)) {
      throw new PidNotFound("The draft has no reserved doi.");
    }
    if (published != null && identifier(published).equalsIgnoreCase(identifier(document))) {
      throw ValidationFailed.of(
          FIELD, "Cannot discard a reserved or registered persistent identifier.");
    }
    pids(document).remove(DOI);
  }

  /**
   * The errors of a draft's DOI.
   *
   * @param published what the record that it edits has, or null
   * @param previous what the version before it has, or null
   */
  public List<FieldError> problems(ObjectNode document, ObjectNode published, ObjectNode previous) {
    var problems = new ArrayList<FieldError>();
    String doi = identifier(document);
    if (!doi.isEmpty() && !hasManaged(document) && isOwn(doi)) {
      problems.add(
          FieldError.of(
              FIELD,
              "The prefix '%s' is managed by this repository. Please supply an external DOI or select 'No' to have a DOI generated for you."
                  .formatted(prefix)));
    }
    if (published != null
        && hasManaged(published)
        && !identifier(published).equalsIgnoreCase(doi)) {
      problems.add(
          FieldError.of(
              FIELD,
              "The doi %s is registered for the published record and stays."
                  .formatted(identifier(published))));
    }
    if (mode() == DoiMode.ON_DEMAND && previous != null) {
      versionProblem(document, previous, problems);
    }
    boolean registered = hasManaged(document) || willBeMinted(document, published);
    if (registered && document.at("/metadata/publisher").asText("").isBlank()) {
      problems.add(
          FieldError.of(
              "metadata.publisher", "Missing publisher field required for DOI registration."));
    }
    return problems;
  }

  private static void versionProblem(
      ObjectNode document, ObjectNode previous, List<FieldError> problems) {
    if (hasManaged(previous) && !hasManaged(document)) {
      problems.add(
          FieldError.of(
              FIELD,
              "A previous version used a DOI registered from this repository. This version must"
                  + " also use a DOI from this repository."));
    } else if (!hasManaged(previous) && hasManaged(document)) {
      problems.add(
          FieldError.of(
              FIELD,
              "A previous version was published with a DOI from an external provider or without"
                  + " one. You cannot use a DOI registered from this repository for this"
                  + " version."));
    }
  }

  private boolean isOwn(String doi) {
    return mode() != DoiMode.OFF
        && doi.toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT) + "/");
  }

  private boolean willBeMinted(ObjectNode document, ObjectNode published) {
    return mode() == DoiMode.REQUIRED
        && identifier(document).isEmpty()
        && (published == null || identifier(published).isEmpty())
        && !"restricted".equals(document.at("/access/record").asText());
  }

  /**
   * Gives a document that is being published the DOI that it must have: what it had before, or a
   * new one.
   *
   * @param published what the record had before, or null
   */
  public void complete(ObjectNode document, ObjectNode published, String recid) {
    if (willBeMinted(document, published)) {
      pids(document).set(DOI, pid(recid));
    } else if (mode() == DoiMode.REQUIRED
        && published != null
        && identifier(document).isEmpty()
        && !identifier(published).isEmpty()) {
      pids(document).set(DOI, published.get("pids").get(DOI).deepCopy());
    }
  }

  /** Whether the concept of this record has to get a DOI now. */
  public boolean wantsConcept(ObjectNode document, ObjectNode conceptPids) {
    return mode() != DoiMode.OFF
        && settings.concept()
        && hasManaged(document)
        && !conceptPids.hasNonNull(DOI);
  }

  /**
   * The {@code pids} of a record that is imported: DOIs with the repository's prefix are its own,
   * all others belong to other repositories, whatever the source says of them. Blank ones are none,
   * and OAI identifiers are made again.
   *
   * @param sent as the source has them; may be missing
   */
  public ObjectNode adopt(JsonNode sent) {
    ObjectNode adopted = JsonNodeFactory.instance.objectNode();
    if (sent == null) {
      return adopted;
    }
    for (Map.Entry<String, JsonNode> pid : sent.properties()) {
      String value = pid.getValue().path(IDENTIFIER).asText("");
      if (value.isBlank() || pid.getKey().equals("oai")) {
        continue;
      }
      adopted.set(
          pid.getKey(),
          pid.getKey().equals(DOI) && isOwn(value)
              ? managed(value)
              : JsonNodeFactory.instance
                  .objectNode()
                  .put(IDENTIFIER, value)
                  .put(PROVIDER, "external"));
    }
    return adopted;
  }

  private static ObjectNode pids(ObjectNode document) {
    return document.get("pids") instanceof ObjectNode given ? given : document.putObject("pids");
  }

  private static String identifier(JsonNode document) {
    return document.path("pids").path(DOI).path(IDENTIFIER).asText("");
  }

  private static String provider(JsonNode document) {
    return document.path("pids").path(DOI).path(PROVIDER).asText("");
  }
}
