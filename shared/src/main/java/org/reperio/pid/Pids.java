package org.reperio.pid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.reperio.database.Sql;

/**
 * The persistent identifiers of the repository: which exist, and whose they are. Two records never
 * share one.
 */
@ApplicationScoped
public class Pids {

  private static final String EXTERNAL = "external";

  private final Sql sql;
  private final String oaiNamespace;

  public Pids(Sql sql, @ConfigProperty(name = "reperio.site.url") URI siteUrl) {
    this.sql = sql;
    this.oaiNamespace = siteUrl.getHost();
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
   * Takes identifiers, all or none.
   *
   * @throws PidTaken when one belongs to another record
   */
  @Transactional(TxType.MANDATORY)
  public void mint(List<Minted> identifiers) {
    if (identifiers.isEmpty()) {
      return;
    }
    Set<String> taken =
        Set.copyOf(
            sql.list(
                """
                insert into pid (scheme, value, provider, parent_id, record_id)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::uuid[], ?::uuid[])
                on conflict (scheme, value) do update set provider = excluded.provider
                where pid.record_id is not distinct from excluded.record_id
                  and pid.parent_id = excluded.parent_id
                returning scheme || ' ' || value""",
                row -> row.getString(1),
                identifiers.stream().map(Minted::scheme).toArray(String[]::new),
                identifiers.stream().map(Minted::normalized).toArray(String[]::new),
                identifiers.stream().map(Minted::provider).toArray(String[]::new),
                identifiers.stream().map(Minted::parentId).toArray(UUID[]::new),
                identifiers.stream().map(Minted::recordId).toArray(UUID[]::new)));
    for (Minted pid : identifiers) {
      if (!taken.contains(pid.scheme() + " " + pid.normalized())) {
        throw new PidTaken(pid.scheme(), pid.value());
      }
    }
  }

  /**
   * Registers what a document that is being published has under {@code pids}, gives it its OAI
   * identifier, and frees external ones that it does not have any more.
   *
   * @throws PidTaken when another record has one of them
   */
  @Transactional(TxType.MANDATORY)
  public void register(ObjectNode document, String recid, UUID parentId, UUID recordId) {
    releaseExternal(recordId);
    mint(prepare(document, recid, parentId, recordId));
  }

  /** Gives a document its OAI identifier, and lists all that it has under {@code pids}. */
  public List<Minted> prepare(ObjectNode document, String recid, UUID parentId, UUID recordId) {
    ObjectNode pids =
        document.get("pids") instanceof ObjectNode given ? given : document.putObject("pids");
    pids.putObject("oai").put("identifier", oaiIdentifier(recid)).put("provider", "oai");
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
    sql.update("delete from pid where record_id = ?", recordId);
  }

  private void releaseExternal(UUID recordId) {
    sql.update("delete from pid where record_id = ? and provider = 'external'", recordId);
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
          .filter(pid -> !pid.getValue().path("identifier").asText("").isBlank())
          .forEach(pid -> merged.set(pid.getKey(), pid.getValue()));
    }
    return merged;
  }
}
