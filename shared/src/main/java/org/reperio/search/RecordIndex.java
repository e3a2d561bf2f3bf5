package org.reperio.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.reperio.model.DataModel;
import org.reperio.model.DataModels;

/**
 * Names and life of the indices. Searches go to one alias for each model and kind; writes go to all
 * indices behind a second alias, of which there are two while a rebuild is under way. The name of a
 * concrete index carries the hash of its mapping, so that a changed declaration is seen.
 */
@ApplicationScoped
public class RecordIndex {

  /** How long a process may go on writing to the indices that it has cached. */
  public static final Duration TARGETS_KNOWN_FOR = Duration.ofMillis(250);

  /** How long a process may take to send what it has put together for them. */
  private static final Duration SENT_WITHIN = Duration.ofSeconds(1);

  /** Searches find an indexed document after at most this time: well under a second. */
  private static final String REFRESH = "300ms";

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final SearchEngine engine;
  private final DataModels models;
  private final String prefix;
  private final int shards;
  private final int replicas;
  private final Map<IndexId, Targets> targets = new ConcurrentHashMap<>();

  public RecordIndex(SearchEngine engine, DataModels models, SearchSettings settings) {
    this.engine = engine;
    this.models = models;
    this.prefix = settings.prefix();
    this.shards = settings.shards();
    this.replicas = settings.replicas();
  }

  private record Targets(List<String> names, Instant until) {}

  /**
   * One index.
   *
   * @param name the concrete index's name
   * @param documents how many it holds
   * @param bytes its size on disk
   * @param searched whether searches go to it
   * @param written whether changes go to it
   * @param current whether its mapping is that of the model's declaration
   */
  public record Status(
      String name,
      long documents,
      long bytes,
      boolean searched,
      boolean written,
      boolean current) {}

  /** The alias that searches for a model's published records go to. */
  public String alias(String model) {
    return alias(IndexId.records(model));
  }

  /** The alias that searches go to. */
  public String alias(IndexId id) {
    return prefix + "-" + id.model() + "-" + id.kind().id();
  }

  private String writeAlias(IndexId id) {
    return alias(id) + "-write";
  }

  /**
   * Creates what is missing; true when it created an index. Those who do so at the same time make
   * one index: all give it the same name, and it has its aliases from the start.
   */
  public boolean init(IndexId id) {
    if (hasAlias(id)) {
      return false;
    }
    try {
      create(id, name(id, "first"), List.of(alias(id), writeAlias(id)));
    } catch (EngineRefusal e) {
      if (!hasAlias(id)) {
        throw e;
      }
      return false;
    } finally {
      targets.remove(id);
    }
    return true;
  }

  private boolean hasAlias(IndexId id) {
    return engine.exists("/_alias/" + alias(id));
  }

  /** Deletes all that there are of an index. */
  public void drop(IndexId id) {
    for (Status index : status(id)) {
      engine.call("DELETE", "/" + index.name());
    }
    targets.remove(id);
  }

  /** A name for a new index, which no other has. */
  String newName(IndexId id) {
    return name(id, Long.toString(System.currentTimeMillis(), Character.MAX_RADIX));
  }

  private String name(IndexId id, String end) {
    return "%s-%s-%s".formatted(alias(id), hash(models.get(id.model())), end);
  }

  /** Creates an index with the model's mapping, behind no alias yet. */
  void create(IndexId id, String name) {
    create(id, name, List.of());
  }

  private void create(IndexId id, String name, List<String> aliases) {
    DataModel declared = models.get(id.model());
    ObjectNode body = NODES.objectNode();
    ObjectNode settings = declared.indexSettings();
    settings.put("index.refresh_interval", REFRESH);
    settings.put("index.number_of_shards", shards);
    settings.put("index.number_of_replicas", replicas);
    body.set("settings", settings);
    body.set("mappings", declared.mapping());
    ObjectNode names = body.putObject("aliases");
    aliases.forEach(names::putObject);
    engine.call("PUT", "/" + name, body);
  }

  /**
   * Makes an index quick to fill, or as it is in service: what is written to it is found, and is on
   * disk when the engine says so. An index that is lost while it is filled is filled again.
   */
  void filling(String index, boolean on) {
    ObjectNode body = NODES.objectNode();
    body.putObject("index")
        .put("refresh_interval", on ? "-1" : REFRESH)
        .put("translog.durability", on ? "async" : "request");
    engine.call("PUT", "/" + index + "/_settings", body);
    if (!on) {
      engine.call("POST", "/" + index + "/_flush");
    }
  }

  /** Makes live changes go to this index too. */
  public void startWriting(IndexId id, String index) {
    ObjectNode body = NODES.objectNode();
    body.putArray("actions")
        .addObject()
        .putObject("add")
        .put("index", index)
        .put("alias", writeAlias(id));
    engine.call("POST", "/_aliases", body);
    targets.remove(id);
  }

  /** Makes searches and writes go to this index only, in one step, and deletes the others. */
  public void swap(IndexId id, String index) throws InterruptedException {
    List<Status> before = status(id);
    ObjectNode body = NODES.objectNode();
    var actions = body.putArray("actions");
    actions.addObject().putObject("add").put("index", index).put("alias", alias(id));
    for (Status old : before) {
      if (!old.name().equals(index)) {
        remove(actions, old.searched(), old.name(), alias(id));
        remove(actions, old.written(), old.name(), writeAlias(id));
      }
    }
    engine.call("POST", "/_aliases", body);
    targets.remove(id);
    deleteUnsearched(id);
  }

  /**
   * Deletes the indices that no search goes to: those of the past, and those that were never
   * finished.
   */
  void deleteUnsearched(IndexId id) throws InterruptedException {
    List<Status> unsearched = status(id).stream().filter(index -> !index.searched()).toList();
    if (unsearched.isEmpty()) {
      return;
    }
    ObjectNode body = NODES.objectNode();
    var actions = body.putArray("actions");
    unsearched.forEach(index -> remove(actions, index.written(), index.name(), writeAlias(id)));
    if (!actions.isEmpty()) {
      engine.call("POST", "/_aliases", body);
      targets.remove(id);
    }
    // A process that still writes to a deleted index would make the engine invent it.
    Thread.sleep(TARGETS_KNOWN_FOR.plus(SENT_WITHIN).toMillis());
    for (Status index : unsearched) {
      engine.call("DELETE", "/" + index.name());
    }
  }

  private static void remove(ArrayNode actions, boolean has, String index, String alias) {
    if (has) {
      actions.addObject().putObject("remove").put("index", index).put("alias", alias);
    }
  }

  /** The concrete indices that changes go to. */
  public List<String> targets(IndexId id) {
    Targets known = targets.get(id);
    if (known == null || known.until().isBefore(Instant.now())) {
      known = new Targets(readTargets(id), Instant.now().plus(TARGETS_KNOWN_FOR));
      targets.put(id, known);
    }
    return known.names();
  }

  private List<String> readTargets(IndexId id) {
    try {
      var names = new ArrayList<String>();
      engine.call("GET", "/_alias/" + writeAlias(id)).fieldNames().forEachRemaining(names::add);
      return names;
    } catch (EngineRefusal e) {
      // No alias: the engine is new or lost its data. The index must be made before anything is
      // written, or the engine would invent one with a mapping of its own.
      init(id);
      return readTargets(id);
    }
  }

  /** The concrete indices, oldest first. */
  public List<Status> status(IndexId id) {
    String pattern = alias(id) + "-*";
    JsonNode aliases = engine.call("GET", "/" + pattern + "/_alias");
    JsonNode stats = engine.call("GET", "/" + pattern + "/_stats/docs,store");
    String current = alias(id) + "-" + hash(models.get(id.model())) + "-";
    return aliases.properties().stream()
        .map(
            index -> {
              JsonNode primaries = stats.path("indices").path(index.getKey()).path("primaries");
              return new Status(
                  index.getKey(),
                  primaries.at("/docs/count").asLong(),
                  primaries.at("/store/size_in_bytes").asLong(),
                  index.getValue().path("aliases").has(alias(id)),
                  index.getValue().path("aliases").has(writeAlias(id)),
                  index.getKey().startsWith(current));
            })
        .sorted(Comparator.comparing(Status::name))
        .toList();
  }

  /** Documents that a search can find now. */
  public long count(String index) {
    engine.call("POST", "/" + index + "/_refresh");
    return engine.call("GET", "/" + index + "/_count").get("count").asLong();
  }

  private static String hash(DataModel model) {
    byte[] digest =
        DigestUtils.sha256(model.indexSettings().toString() + model.mapping().toString());
    return HexFormat.of().formatHex(digest, 0, 4);
  }
}
