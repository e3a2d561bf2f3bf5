package org.reperio.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.reperio.access.Identity;
import org.reperio.access.Permission;
import org.reperio.community.Communities;
import org.reperio.community.Community;
import org.reperio.record.Parents;
import org.reperio.record.RecordNotFound;
import org.reperio.record.RecordPermissions;
import org.reperio.record.RecordRow;
import org.reperio.record.RecordRows;
import org.reperio.refusal.ValidationFailed;

/** Includes published records in communities, and removes them. */
@ApplicationScoped
public class Inclusions {

  private static final int MAX_AT_ONCE = 10;

  private final RecordRows rows;
  private final RecordPermissions permissions;
  private final Parents parents;
  private final RequestRepository repository;
  private final Requests requests;
  private final Communities communities;

  Inclusions(
      RecordRows rows,
      RecordPermissions permissions,
      Parents parents,
      RequestRepository repository,
      Requests requests,
      Communities communities) {
    this.rows = rows;
    this.permissions = permissions;
    this.parents = parents;
    this.repository = repository;
    this.requests = requests;
    this.communities = communities;
  }

  /**
   * The result for one community.
   *
   * @param community the id or slug as sent
   * @param request the new request, or null
   * @param problem why there is none, or null
   */
  public record Outcome(String community, Request request, String problem) {}

  /** The communities that a record is in. */
  public List<Community> list(Identity who, String pid) {
    RecordRow row = rows.recordOrDraft(pid).orElseThrow(RecordNotFound::new);
    permissions.requireRead(who, row);
    return communities.of(row.parentId());
  }

  /** Communities that could include a record, at most 25. */
  public List<Community> suggestions(Identity who, String pid, String words, boolean onlyOwn) {
    RecordRow row = parents.require(who, pid, Permission.MANAGE);
    List<UUID> own = List.copyOf(who.communities().keySet());
    return onlyOwn && own.isEmpty()
        ? List.of()
        : communities.suggest(row.parentId(), words, onlyOwn ? own : List.of());
  }

  /**
   * Asks communities to include a record; those that trust the asker do so at once.
   *
   * @param asked 1 to 10 of {@code {id, require_review, comment}}
   */
  @Transactional
  public List<Outcome> add(Identity who, String pid, JsonNode asked) {
    RecordRow record = record(who, pid, Permission.MANAGE);
    return each(asked).stream().map(one -> add(who, record, one)).toList();
  }

  private Outcome add(Identity who, RecordRow record, JsonNode asked) {
    String id = asked.path("id").asText("");
    Optional<Community> found = communities.resolve(id);
    String problem = found.isEmpty() ? "Community not found." : problem(who, record, found.get());
    if (problem != null) {
      return new Outcome(id, null, problem);
    }
    Community community = found.orElseThrow();
    Request request =
        requests.create(
            new Asking(
                RequestType.COMMUNITY_INCLUSION,
                record.document().at("/metadata/title").asText(""),
                who.userId() == null ? record.ownerId() : who.userId(),
                null,
                Receiver.community(community.id()),
                record,
                JsonNodeFactory.instance.objectNode()));
    request =
        requests.step(
            who,
            request,
            RequestAction.SUBMIT,
            asked.get("comment") instanceof ObjectNode said ? said : null);
    if (community.trusts(who) && !asked.path("require_review").asBoolean()) {
      request = requests.step(Identity.ofSystem(), request, RequestAction.ACCEPT, null);
    }
    return new Outcome(id, request, null);
  }

  private String problem(Identity who, RecordRow record, Community community) {
    if (isIn(record, community.id())) {
      return "The record is already in this community.";
    }
    if (!community.takesFrom(who)) {
      return "The community accepts records from its members only.";
    }
    if (community.isRestricted() && !record.isRestricted()) {
      return "The community is restricted: only a restricted record can be in it.";
    }
    return repository.isOpenFor(RequestType.COMMUNITY_INCLUSION, record.pid(), community.id())
        ? "The community has already been asked."
        : null;
  }

  /** Removes a record from communities. For its owner and their curators. */
  @Transactional
  public List<Outcome> remove(Identity who, String pid, JsonNode asked) {
    RecordRow record = rows.record(pid).orElseThrow(RecordNotFound::new);
    var outcomes = new ArrayList<Outcome>();
    for (JsonNode one : each(asked)) {
      String id = one.path("id").asText("");
      Optional<UUID> community = communities.resolve(id).map(Community::id);
      String problem = null;
      if (community.isEmpty() || !isIn(record, community.get())) {
        problem = "The record is not in this community.";
      } else if (!who.curates(community.get())
          && !permissions.has(who, record, Permission.MANAGE)) {
        problem = "Permission denied.";
      } else {
        communities.exclude(record.parentId(), community.get());
      }
      outcomes.add(new Outcome(id, null, problem));
    }
    if (outcomes.stream().anyMatch(outcome -> outcome.problem() == null)) {
      parents.changed(record.parentId());
    }
    return outcomes;
  }

  /**
   * Makes one of a record's communities its default, or none.
   *
   * @param id empty for none
   */
  @Transactional
  public void makeDefault(Identity who, String pid, String id) {
    RecordRow record = record(who, pid, Permission.MANAGE);
    UUID community =
        id.isEmpty()
            ? null
            : communities
                .resolve(id)
                .map(Community::id)
                .orElseThrow(() -> ValidationFailed.of("default.id", "Community not found."));
    if (!communities.makeDefault(record.parentId(), community)) {
      throw ValidationFailed.of("default.id", "The record is not in this community.");
    }
    parents.changed(record.parentId());
  }

  private RecordRow record(Identity who, String pid, Permission needed) {
    if (rows.record(pid).isEmpty()) {
      throw new RecordNotFound();
    }
    return parents.require(who, pid, needed);
  }

  private static List<JsonNode> each(JsonNode asked) {
    if (asked == null || !asked.isArray() || asked.isEmpty() || asked.size() > MAX_AT_ONCE) {
      throw ValidationFailed.of(
          "communities", "Send a list of 1 to %d communities.".formatted(MAX_AT_ONCE));
    }
    var list = new ArrayList<JsonNode>();
    asked.forEach(list::add);
    return list;
  }

  private static boolean isIn(RecordRow record, UUID community) {
    return record.communities().stream().anyMatch(one -> one.id().equals(community));
  }
}
