package org.reperio.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.reperio.access.Identity;
import org.reperio.access.Permission;
import org.reperio.access.PermissionDenied;
import org.reperio.audit.AuditAction;
import org.reperio.audit.AuditDetails;
import org.reperio.audit.AuditTrail;
import org.reperio.community.Communities;
import org.reperio.community.Community;
import org.reperio.community.CommunityNotFound;
import org.reperio.record.Parents;
import org.reperio.record.RecordGone;
import org.reperio.record.RecordNotFound;
import org.reperio.record.RecordPermissions;
import org.reperio.record.RecordRow;
import org.reperio.record.RecordRows;
import org.reperio.refusal.UnstorableText;
import org.reperio.refusal.ValidationFailed;

/** Includes published records in communities, and removes them. */
@ApplicationScoped
public class Inclusions {

  private final RecordRows rows;
  private final RecordPermissions permissions;
  private final Parents parents;
  private final RequestRepository repository;
  private final Requests requests;
  private final Communities communities;
  private final AuditTrail trail;

  Inclusions(
      RecordRows rows,
      RecordPermissions permissions,
      Parents parents,
      RequestRepository repository,
      Requests requests,
      Communities communities,
      AuditTrail trail) {
    this.trail = trail;
    this.rows = rows;
    this.permissions = permissions;
    this.parents = parents;
    this.repository = repository;
    this.requests = requests;
    this.communities = communities;
  }

  /**
   * The result for one of those that were sent.
   *
   * @param id of a community or record, as sent
   * @param request the new request, or null
   * @param problem why nothing was done, or null
   */
  public record Outcome(String id, Request request, String problem) {}

  /** The communities that a record is in, and that the asker may see. */
  @Transactional
  public List<Community> list(Identity who, String pid) {
    RecordRow row = rows.recordOrDraft(pid).orElseThrow(RecordNotFound::new);
    permissions.requireRead(who, row);
    return communities.of(row.parentId()).stream().filter(one -> one.isVisibleTo(who)).toList();
  }

  /** Communities that could include a record and have not been asked, at most 25. */
  @Transactional
  public List<Community> suggestions(Identity who, String pid, String words, boolean onlyOwn) {
    RecordRow row = parents.require(who, pid, Permission.MANAGE);
    if (words.length() > RequestQuery.LONGEST) {
      throw ValidationFailed.parameter(
          "q", "Longer than maximum length %d.".formatted(RequestQuery.LONGEST));
    }
    List<UUID> own = List.copyOf(who.communities().keySet());
    if (onlyOwn && own.isEmpty()) {
      return List.of();
    }
    List<UUID> asked = repository.asked(RequestType.COMMUNITY_INCLUSION, pid);
    return communities
        .suggest(row.parentId(), RequestQuery.withoutNul(words), onlyOwn ? own : List.of())
        .stream()
        .filter(one -> one.isVisibleTo(who) && !asked.contains(one.id()))
        .toList();
  }

  /**
   * Asks communities to include a record; those that trust the asker do so at once.
   *
   * @param input has 1 to 10 of {@code {id, require_review, comment}} in {@code communities}
   */
  @Transactional
  public List<Outcome> add(Identity who, String pid, ObjectNode input) {
    RecordRow record = record(who, pid);
    var asked = Chosen.in(input, "communities");
    int position = 0;
    for (JsonNode terms : asked.values()) {
      requireTerms("communities." + position++, terms);
    }
    parents.hold(record.parentId());
    var outcomes = new ArrayList<Outcome>();
    asked.forEach((id, terms) -> outcomes.add(add(who, record, id, terms)));
    return outcomes;
  }

  private static void requireTerms(String at, JsonNode terms) {
    JsonNode review = terms.path("require_review");
    if (!review.isMissingNode() && !review.isBoolean()) {
      throw ValidationFailed.of(at + ".require_review", "Not a valid boolean.");
    }
    JsonNode comment = terms.path("comment");
    if (comment.isMissingNode() || comment.isNull()) {
      return;
    }
    if (!comment.isObject()) {
      throw ValidationFailed.of(at + ".comment", "Invalid input type.");
    }
    try {
      Comment.in(comment);
    } catch (ValidationFailed e) {
      throw e.within(at + ".comment.");
    }
  }

  private Outcome add(Identity who, RecordRow record, String id, JsonNode terms) {
    Optional<Community> found = communities.resolve(id);
    String problem =
        found.isEmpty() ? "Community not found." : problem(who, record, found.get(), terms);
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
            terms.get("comment") instanceof ObjectNode said ? said : null);
    if (isTrusted(who, community, terms)) {
      request = requests.acceptTrusted(request);
    }
    return new Outcome(id, request, null);
  }

  private static boolean isTrusted(Identity who, Community community, JsonNode terms) {
    return community.trusts(who) && !terms.path("require_review").asBoolean();
  }

  private String problem(Identity who, RecordRow record, Community community, JsonNode terms) {
    if (isIn(record, community.id())) {
      return "The record is already included in this community.";
    }
    if (!community.takesFrom(who)) {
      return Community.MEMBERS_ONLY;
    }
    if (isTrusted(who, community, terms) && !CommunityInclusion.fits(community, record)) {
      return CommunityInclusion.UNFIT;
    }
    return repository.isOpenFor(RequestType.COMMUNITY_INCLUSION, record.pid(), community.id())
        ? "There is already an open inclusion request for this community."
        : null;
  }

  /**
   * Removes a record from communities. For its owner, and each for its curators.
   *
   * @param input has 1 to 10 of {@code {id}} in {@code communities}
   */
  @Transactional
  public List<Outcome> remove(Identity who, String pid, ObjectNode input) {
    RecordRow record = present(pid);
    var outcomes = new ArrayList<Outcome>();
    for (String id : Chosen.in(input, "communities").keySet()) {
      Optional<Community> community = communities.resolve(id);
      outcomes.add(new Outcome(id, null, removed(who, record, id, community.orElse(null))));
    }
    if (outcomes.stream().anyMatch(outcome -> outcome.problem() == null)) {
      parents.changed(record.parentId());
    }
    return outcomes;
  }

  /** Removes a record from a community; the reason when that is refused, else null. */
  private String removed(Identity who, RecordRow record, String id, Community community) {
    if (community == null || !isIn(record, community.id())) {
      return "The record %s is not included in the community %s.".formatted(record.pid(), id);
    }
    boolean owns = who.isAuthenticated() && Objects.equals(who.userId(), record.ownerId());
    if (!owns && !who.isAdministrator() && !who.curates(community.id())) {
      return "Permission denied.";
    }
    communities.exclude(record.parentId(), community.id());
    trail.note(
        who,
        AuditAction.COMMUNITY_EXCLUDE,
        community.id(),
        AuditDetails.of("record", record.pid()));
    return null;
  }

  /**
   * Removes records from a community. For its curators.
   *
   * @param input has 1 to 10 of {@code {id}} in {@code records}
   * @return one for each record that was not removed, with the reason
   */
  @Transactional
  public List<Outcome> removeRecords(Identity who, String idOrSlug, ObjectNode input) {
    Community community = communities.resolve(idOrSlug).orElseThrow(CommunityNotFound::new);
    if (!who.isAdministrator() && !who.curates(community.id())) {
      throw new PermissionDenied();
    }
    var refused = new ArrayList<Outcome>();
    for (String pid : Chosen.in(input, "records").keySet()) {
      Optional<RecordRow> record = rows.record(pid).filter(row -> !row.isDeleted());
      String problem =
          record
              .map(row -> removed(who, row, community.id().toString(), community))
              .orElse(record.isEmpty() ? "The record does not exist." : null);
      if (problem == null) {
        parents.changed(record.orElseThrow().parentId());
      } else {
        refused.add(new Outcome(pid, null, problem));
      }
    }
    return refused;
  }

  /**
   * Makes one of a record's communities its default, or none.
   *
   * @param input the community's id in {@code default}, or null for none
   */
  @Transactional
  public void makeDefault(Identity who, String pid, ObjectNode input) {
    RecordRow record = record(who, pid);
    String id = defaultIn(input);
    parents.hold(record.parentId());
    if (!id.isEmpty()
        && communities
            .resolve(id)
            .filter(community -> communities.makeDefault(record.parentId(), community.id()))
            .isEmpty()) {
      throw ValidationFailed.because(
          "default",
          "Cannot set community as the default. The record has not been added to the community.");
    }
    if (id.isEmpty()) {
      communities.makeDefault(record.parentId(), null);
    }
    parents.changed(record.parentId());
    trail.note(
        who,
        AuditAction.COMMUNITY_DEFAULT,
        record.parent().pid(),
        AuditDetails.of("record", pid).and("community", id.isEmpty() ? null : id));
  }

  /** The id that was sent, empty for none. */
  private static String defaultIn(ObjectNode input) {
    JsonNode given = input.path("default");
    JsonNode id = given.isObject() ? given.path("id") : given;
    if (id.isMissingNode()) {
      throw ValidationFailed.of("default", "Missing data for required field.");
    }
    if (!id.isTextual() && !id.isNull()) {
      throw ValidationFailed.of("default", "Not a valid string.");
    }
    UnstorableText.refuse("default", id.asText(""));
    return id.asText("");
  }

  /** A published record that is there, and that the asker manages. */
  private RecordRow record(Identity who, String pid) {
    present(pid);
    return parents.require(who, pid, Permission.MANAGE);
  }

  private RecordRow present(String pid) {
    RecordRow record = rows.record(pid).orElseThrow(RecordNotFound::new);
    if (record.isDeleted()) {
      throw RecordGone.of(record);
    }
    return record;
  }

  private static boolean isIn(RecordRow record, UUID community) {
    return record.communities().stream().anyMatch(one -> one.id().equals(community));
  }
}
