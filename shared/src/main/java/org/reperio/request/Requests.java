package org.reperio.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.reperio.access.Identity;
import org.reperio.access.PermissionDenied;
import org.reperio.audit.AuditAction;
import org.reperio.audit.AuditDetails;
import org.reperio.audit.AuditTrail;
import org.reperio.model.AllowedHtml;
import org.reperio.record.RevisionConflict;
import org.reperio.refusal.ValidationFailed;

/** The life of requests of every type: they are prepared, submitted and decided. */
@ApplicationScoped
@Transactional
public class Requests {

  private static final int MAX_TITLE = 1_000;
  private static final int MAX_DESCRIPTION = 25_000;

  private final RequestRepository requests;
  private final EventRepository events;
  private final RequestPermissions permissions;
  private final Notices notices;
  private final Map<RequestType, RequestEffects> effects;
  private final AuditTrail trail;

  Requests(
      RequestRepository requests,
      EventRepository events,
      RequestPermissions permissions,
      Notices notices,
      @All List<RequestEffects> effects,
      AuditTrail trail) {
    this.trail = trail;
    this.requests = requests;
    this.events = events;
    this.permissions = permissions;
    this.notices = notices;
    this.effects =
        effects.stream()
            .collect(Collectors.toUnmodifiableMap(RequestEffects::type, Function.identity()));
  }

  /**
   * One request.
   *
   * @throws RequestNotFound when there is none
   * @throws PermissionDenied for all but its creator and, once submitted, its receiver and those
   *     who share in what it is about
   */
  public Request read(Identity who, String id) {
    Request request = find(id);
    if (!permissions.canRead(who, request)) {
      throw new PermissionDenied();
    }
    return request;
  }

  private Request find(String id) {
    return requests.findByIdOptional(uuid(id)).orElseThrow(() -> missing("request"));
  }

  /** The actions that the asker may now take on a request. */
  @Transactional(TxType.SUPPORTS)
  public Set<RequestAction> actions(Identity who, Request request) {
    var actions = EnumSet.noneOf(RequestAction.class);
    for (RequestAction action : RequestAction.values()) {
      if (request.status() == action.start() && permissions.may(who, request, action)) {
        actions.add(action);
      }
    }
    return actions;
  }

  /** Changes title and description; of a guest's request, how long the link lives. */
  public Request update(Identity who, String id, ObjectNode input) {
    Request request = find(id);
    if (!permissions.canUpdate(who, request)) {
      throw new PermissionDenied();
    }
    requests.describe(
        request,
        text(input, "title", request.title(), MAX_TITLE),
        AllowedHtml.clean(text(input, "description", request.description(), MAX_DESCRIPTION)));
    JsonNode days = input.at("/payload/secret_link_expiration");
    if (request.type() == RequestType.GUEST_ACCESS && !days.isMissingNode()) {
      setLinkDays(who, request, days);
    }
    trail.note(who, AuditAction.REQUEST_EDIT, request.id());
    return request;
  }

  private static String text(ObjectNode input, String field, String before, int most) {
    JsonNode given = input.path(field);
    if (given.isMissingNode() || given.isNull()) {
      return before;
    }
    if (!given.isTextual() || given.asText().length() > most || given.asText().indexOf('\0') >= 0) {
      throw ValidationFailed.of(field, "Send a text of at most %,d characters.".formatted(most));
    }
    return given.asText();
  }

  /** Who has to decide also decides how long the guest's link will live. */
  private void setLinkDays(Identity who, Request request, JsonNode days) {
    int wanted = AccessQuestion.parseLinkDays(days);
    if (wanted == AccessQuestion.linkDays(request.payload())) {
      return;
    }
    if (!request.isOpen() || !permissions.isReceiver(who, request)) {
      throw new PermissionDenied();
    }
    ObjectNode payload = request.payload().deepCopy();
    payload.put("secret_link_expiration", Integer.toString(wanted));
    requests.keep(request, payload);
  }

  /** Deletes a request that has not been submitted yet. For its creator. */
  public void delete(Identity who, String id) {
    Request request = find(id);
    if (!who.isAdministrator() && !(request.isDraft() && permissions.isCreator(who, request))) {
      throw new PermissionDenied();
    }
    if (!request.isDraft()) {
      throw cannot("delete", request);
    }
    effects.get(request.type()).withdrawn(who, request);
    requests.remove(request);
    trail.note(who, AuditAction.REQUEST_DELETE, request.id());
  }

  /**
   * Takes a step.
   *
   * @param action submit, cancel, accept or decline
   * @param input may have a comment as {@code payload {content, format}}
   * @throws PermissionDenied when the asker may not
   * @throws ValidationFailed when the request's status does not allow the step, or its effect is
   *     refused
   * @throws RevisionConflict when another takes a step at the same moment
   */
  public Request act(Identity who, String id, String action, ObjectNode input) {
    Request request = find(id);
    RequestAction wanted =
        RequestAction.of(action)
            .orElseThrow(
                () ->
                    ValidationFailed.because(
                        "action",
                        "Error for action '%s': No such action available".formatted(action)));
    if (!permissions.may(who, request, wanted)) {
      throw new PermissionDenied();
    }
    if (request.status() != wanted.start()) {
      throw cannot(action, request);
    }
    return step(who, request, wanted, input);
  }

  private static ValidationFailed cannot(String action, Request request) {
    return ValidationFailed.because(
        "action",
        "Error for action '%s': Could not execute the action, the request is %s."
            .formatted(action, request.status().id()));
  }

  /** Makes a request; it is submitted by a step of its own. */
  @Transactional(TxType.MANDATORY)
  Request create(Asking asking) {
    return requests.create(asking);
  }

  /** Takes a step that a rule of the repository allows. */
  @Transactional(TxType.MANDATORY)
  Request step(Identity who, Request request, RequestAction action, ObjectNode input) {
    boolean says = input != null && input.hasNonNull("payload");
    Comment comment = says ? Comment.in(input) : null;
    if (!requests.move(request, action.result())) {
      throw new RevisionConflict();
    }
    RequestEffects following = effects.get(request.type());
    switch (action) {
      case SUBMIT -> following.submitted(who, request);
      case ACCEPT -> following.accepted(who, request);
      case DECLINE -> following.declined(who, request);
      case CANCEL -> {
        following.withdrawn(who, request);
        notices.withdrawn(who, request);
      }
      case EXPIRE -> following.expired(who, request);
    }
    trail.note(
        who,
        AuditAction.REQUEST_STEP,
        request.id(),
        AuditDetails.of("step", action.name().toLowerCase(Locale.ROOT))
            .and("type", request.type().id())
            .and("record", request.topic().pid()));
    if (action.isTold()) {
      tell(who, request, action.result());
    }
    if (comment != null) {
      events.add(request, who, EventType.COMMENT, comment.payload());
    }
    return request;
  }

  /** Accepts a request at once, because a rule trusts who made it, and says so. */
  @Transactional(TxType.MANDATORY)
  Request acceptTrusted(Request request) {
    Identity system = Identity.ofSystem();
    step(system, request, RequestAction.ACCEPT, null);
    events.add(
        request,
        system,
        EventType.COMMENT,
        new Comment("Accepted without a review: the community trusts who brought the record.")
            .payload());
    return request;
  }

  private void tell(Identity who, Request request, RequestStatus status) {
    events.add(
        request,
        who,
        EventType.STEP,
        JsonNodeFactory.instance.objectNode().put("event", status.id()).put("format", "html"));
  }

  static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw missing("request");
    }
  }

  static RequestNotFound missing(String what) {
    return new RequestNotFound("There is no such %s.".formatted(what));
  }
}
