package org.reperio.pid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.reperio.refusal.FieldError;
import org.reperio.site.SiteAddress;

/**
 * The persistent identifiers of the repository: which exist, and whose they are. Two records never
 * share one.
 */
@ApplicationScoped
public class Pids {

  private static final String EXTERNAL = "external";

  private final PidRepository repository;
  private final PidClaims claims;
  private final String oaiNamespace;

  Pids(PidRepository repository, PidClaims claims, SiteAddress site) {
    this.repository = repository;
    this.claims = claims;
    this.oaiNamespace = site.host();
  }

  /**
   * An identifier and whose it is.
   *
   * @param recordId the record or draft, or null for the concept's own identifier
   */
  public record Minted(String scheme, String value, String provider, UUID parentId, UUID recordId) {

    /** DOIs are the same whatever their case (ISO 26324); so are all others that we register. */
    String normalized() {
      return value.toLowerCase(Locale.ROOT);
    }

    String key() {
      return scheme + " " + normalized();
    }
  }

  /**
   * Takes an identifier for a record. Taking what the record has already changes nothing.
   *
   * @param recordId the record or draft, or null for the concept's own identifier
   * @throws PidTaken when it belongs to another record
   */
  public void mint(String scheme, String value, String provider, UUID parentId, UUID recordId) {
    mint(List.of(new Minted(scheme, value, provider, parentId, recordId)));
  }

  /**
   * Takes identifiers, all or none. Those for a registrar wait for it from now on.
   *
   * @throws PidTaken when one belongs to another record
   */
  @Transactional(TxType.MANDATORY)
  public void mint(List<Minted> identifiers) {
    take(
        identifiers,
        pid -> Dois.isManaged(pid.provider()) ? PidState.PENDING : PidState.REGISTERED);
  }

  /**
   * Says that identifiers which were taken just now are known to their registrars: they are not
   * registered again, but lead to the record from now on.
   */
  @Transactional(TxType.MANDATORY)
  public void areRegistered(List<Minted> identifiers) {
    List<Minted> managed =
        identifiers.stream().filter(pid -> Dois.isManaged(pid.provider())).toList();
    if (!managed.isEmpty()) {
      claims.areRegistered(managed);
    }
  }

  /**
   * Keeps an identifier free for a draft.
   *
   * @throws PidTaken when it belongs to another record
   */
  @Transactional(TxType.MANDATORY)
  public void reserve(Minted pid) {
    take(List.of(pid), any -> PidState.RESERVED);
  }

  private void take(List<Minted> identifiers, Function<Minted, PidState> state) {
    if (identifiers.isEmpty()) {
      return;
    }
    Set<String> taken = claims.take(identifiers, state);
    for (Minted pid : identifiers) {
      if (!taken.contains(pid.key())) {
        throw new PidTaken(pid.scheme(), pid.value());
      }
    }
  }

  /**
   * Registers what a document that is being published has under {@code pids}, gives it its OAI
   * identifier, and frees external and reserved ones that it does not have any more.
   *
   * @throws PidTaken when another record has one of them
   */
  @Transactional(TxType.MANDATORY)
  public void register(ObjectNode document, String recid, UUID parentId, UUID recordId) {
    List<Minted> wanted = prepare(document, recid, parentId, recordId);
    releaseAllBut(wanted, recordId);
    mint(wanted);
  }

  /** Frees the external and reserved identifiers of a published record that it does not have. */
  @Transactional(TxType.MANDATORY)
  public void releaseUnused(ObjectNode published, UUID parentId, UUID recordId) {
    releaseAllBut(listed(published, parentId, recordId), recordId);
  }

  private void releaseAllBut(List<Minted> kept, UUID recordId) {
    repository.freeAllBut(recordId, kept.stream().map(Minted::key).toList());
  }

  /**
   * Says which external identifiers of a draft belong to another record.
   *
   * @param recordId the draft, or the record that it edits
   */
  public List<FieldError> taken(ObjectNode document, UUID recordId) {
    List<Minted> listed = listed(document, null, recordId);
    if (listed.isEmpty()) {
      return List.of();
    }
    Set<String> others = claims.ofOthers(listed, recordId);
    return listed.stream()
        .filter(pid -> others.contains(pid.key()))
        .flatMap(pid -> new PidTaken(pid.scheme(), pid.value()).errors().stream())
        .toList();
  }

  /** Gives a document its OAI identifier, and lists all that it has under {@code pids}. */
  public List<Minted> prepare(ObjectNode document, String recid, UUID parentId, UUID recordId) {
    ObjectNode pids =
        document.get("pids") instanceof ObjectNode given ? given : document.putObject("pids");
    pids.putObject("oai").put("identifier", oaiIdentifier(recid)).put("provider", "oai");
    return listed(document, parentId, recordId);
  }

  private static List<Minted> listed(ObjectNode document, UUID parentId, UUID recordId) {
    return of(document.path("pids"), parentId, recordId);
  }

  /**
   * What stands under {@code pids} of a record or concept.
   *
   * @param recordId the record or draft, or null for the concept's own identifiers
   */
  public static List<Minted> of(JsonNode pids, UUID parentId, UUID recordId) {
    return pids.properties().stream()
        .filter(pid -> !pid.getValue().path("identifier").asText("").isEmpty())
        .map(
            pid ->
                new Minted(
                    pid.getKey(),
                    pid.getValue().get("identifier").asText(),
                    pid.getValue().path("provider").asText(EXTERNAL),
                    parentId,
                    recordId))
        .toList();
  }

  /** The identifier in the OAI scheme: {@code oai:repository.example.org:4d0ns-ntd89}. */
  public String oaiIdentifier(String recid) {
    return "oai:" + oaiNamespace + ":" + recid;
  }

  /** Frees every identifier of a draft that was never published. */
  @Transactional(TxType.MANDATORY)
  public void release(UUID recordId) {
    repository.free(recordId);
  }

  /**
   * Frees the identifiers of a record that was removed for good, and those of its concept when
   * nothing else is left of that. A registered identifier cannot be freed: it is hidden at the
   * registrar.
   */
  @Transactional(TxType.MANDATORY)
  public void purge(UUID recordId, UUID parentId) {
    repository.abandon(recordId);
    if (claims.isDeserted(parentId)) {
      repository.abandonConcept(parentId);
    }
  }

  /**
   * The {@code pids} of a draft after an update: external ones as the client sends them, managed
   * ones as they were.
   */
  public ObjectNode merge(JsonNode sent, JsonNode before) {
    ObjectNode merged = JsonNodeFactory.instance.objectNode();
    if (before instanceof ObjectNode had) {
      had.properties().stream()
          .filter(pid -> !EXTERNAL.equals(pid.getValue().path("provider").asText()))
          .forEach(pid -> merged.set(pid.getKey(), pid.getValue()));
    }
    if (sent instanceof ObjectNode given) {
      given.properties().stream()
          .filter(pid -> EXTERNAL.equals(pid.getValue().path("provider").asText(EXTERNAL)))
          // A blank one is kept where it says that there is to be one: it keeps the draft from
          // being published, and from getting another instead.
          .filter(
              pid ->
                  EXTERNAL.equals(pid.getValue().path("provider").asText())
                      || !pid.getValue().path("identifier").asText("").isBlank())
          .forEach(pid -> merged.set(pid.getKey(), pid.getValue()));
    }
    return merged;
  }
}
