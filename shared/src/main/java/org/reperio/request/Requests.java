package org.reperio.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.reperio.access.Identity;
import org.reperio.access.PermissionDenied;
import org.reperio.model.AllowedHtml;
import org.reperio.refusal.FieldError;
import org.reperio.refusal.ValidationFailed;

/** The life of requests of every type: they are submitted, discussed and decided. */
@ApplicationScoped
@Transactional
public class Requests {

  private static final int MAX_COMMENT = 25_000;
  private static final int MAX_TITLE = 1_000;
  private static final int MAX_PAGE = 1_000;

  private final RequestRepository requests;
  private final EventRepository events;
  private final RequestSearch search;
  private final Map<RequestType, RequestEffects> effects;

  Requests(
      RequestRepository requests,
      EventRepository events,
      RequestSearch search,
      @All List<RequestEffects> effects) {
    this.requests = requests;
    this.events = events;
    this.search = search;
    this.effects =
        effects.stream()
            .collect(Collectors.toUnmodifiableMap(RequestEffects::type, Function.identity()));
  }

  /**
   * One request.
   *
   * @throws RequestNotFound when there is none
   * @throws PermissionDenied for all but its creator and, once submitted, its receiver
   */
  public Request read(Identity who, String id) {
    Request request = requests.findByIdOptional(uuid(id)).orElseThrow(() -> missing("request"));
    if (!isCreator(who, request) && (request.isDraft() || !isReceiver(who, request))) {
      throw new PermissionDenied();
    }
    return request;
  }

  /** The requests that the asker has made or has to decide. */
  public RequestPage search(Identity who, RequestQuery query) {
    if (!who.isAuthenticated() && !who.isAdministrator()) {
      throw new PermissionDenied();
    }
    requirePage(query.page(), query.size());
    return search.find(who, query);
  }

  private static void requirePage(int page, int size) {
    if (page < 1 || size < 1 || size > MAX_PAGE) {
      throw ValidationFailed.of("page", "Pages are counted from 1 and have 1 to 1,000 results.");
    }
  }

  /** What the asker may do with a request now. */
  @Transactional(TxType.SUPPORTS)
  public Set<RequestAction> actions(Identity who, Request request) {
    var actions = EnumSet.noneOf(RequestAction.class);
    if (request.isDraft() && isCreator(who, request)) {
      actions.add(RequestAction.SUBMIT);
    }
    if (request.isOpen() && isCreator(who, request)) {
      actions.add(RequestAction.CANCEL);
    }
    if (request.isOpen() && isReceiver(who, request)) {
      actions.add(RequestAction.ACCEPT);
      actions.add(RequestAction.DECLINE);
    }
    return actions;
  }

  /** Changes title and description. For the creator, until the decision. */
  public Request update(Identity who, String id, ObjectNode input) {
    Request request = read(who, id);
    if (!isCreator(who, request) || request.isClosed()) {
      throw new PermissionDenied();
    }
    String title = input.path("title").asText(request.title());
    String description = input.path("description").asText(request.description());
    if (title.length() > MAX_TITLE || description.length() > MAX_COMMENT) {
      throw ValidationFailed.of(
          "title", "A title has at most %,d characters.".formatted(MAX_TITLE));
    }
    requests.describe(request, title, AllowedHtml.clean(description));
    return request;
  }

  /**
   * Takes a step.
   *
   * @param action submit, cancel, accept or decline
   * @param input may have a comment as {@code payload {content, format}}
   * @throws PermissionDenied when the asker may not
   * @throws ValidationFailed when the request's status does not allow the step, or its effect is
   *     refused
   */
  public Request act(Identity who, String id, String action, ObjectNode input) {
    Request request = read(who, id);
    RequestAction wanted = RequestAction.of(action).orElseThrow(() -> missing("action"));
    if (!actions(who, request).contains(wanted)) {
      if (!(wanted.isCreators() ? isCreator(who, request) : isReceiver(who, request))) {
        throw new PermissionDenied();
      }
      throw ValidationFailed.of(
          "action", "The request is already %s.".formatted(request.status().id()));
    }
    return step(who, request, wanted, input);
  }

  /** Makes a request; it is submitted by a step of its own. */
  @Transactional(TxType.MANDATORY)
  Request create(Asking asking) {
    return requests.create(asking);
  }

  /** Takes a step that a rule of the repository allows. */
  @Transactional(TxType.MANDATORY)
  Request step(Identity who, Request request, RequestAction action, ObjectNode input) {
    if (!requests.move(request, action.result())) {
      throw ValidationFailed.of("action", "Another person has just changed the request.");
    }
    RequestEffects following = effects.get(request.type());
    switch (action) {
      case SUBMIT -> following.submitted(who, request);
      case ACCEPT -> following.accepted(who, request);
      case DECLINE -> following.declined(who, request);
      case CANCEL -> following.withdrawn(who, request);
    }
    events.add(
        request,
        who,
        EventType.STEP,
        JsonNodeFactory.instance.objectNode().put("event", action.result().id()));
    if (input != null && input.hasNonNull("payload")) {
      events.add(request, who, EventType.COMMENT, comment(input.get("payload")));
    }
    return request;
  }

  /** Comments on a request. For its creator and, once submitted, its receiver. */
  public RequestEvent say(Identity who, String id, ObjectNode input) {
    Request request = read(who, id);
    return events.add(request, who, EventType.COMMENT, comment(input.path("payload")));
  }

  public RequestEvent comment(Identity who, String id, String comment) {
    return events.of(read(who, id).id(), uuid(comment)).orElseThrow(() -> missing("comment"));
  }

  /** Changes a comment. For its author. */
  public RequestEvent rewrite(Identity who, String id, String comment, ObjectNode input) {
    RequestEvent event = own(who, id, comment);
    events.rewrite(event, EventType.COMMENT, comment(input.path("payload")));
    return event;
  }

  /** Deletes the text of a comment, which stays in the timeline. For its author. */
  public void unsay(Identity who, String id, String comment) {
    RequestEvent event = own(who, id, comment);
    events.rewrite(
        event,
        EventType.DELETED_COMMENT,
        JsonNodeFactory.instance.objectNode().put("content", "").put("format", "html"));
  }

  /**
   * Comments and steps, in their order.
   *
   * @param size 1 to 1,000
   * @param page 1 or more
   */
  public List<RequestEvent> timeline(Identity who, String id, int size, int page) {
    requirePage(page, size);
    return events.of(read(who, id).id(), page, size);
  }

  public long countEvents(Identity who, String id) {
    return events.count(read(who, id).id());
  }

  private RequestEvent own(Identity who, String id, String comment) {
    RequestEvent event = comment(who, id, comment);
    boolean own = who.isAuthenticated() && Objects.equals(who.userId(), event.createdBy());
    if (event.type() != EventType.COMMENT || !(own || who.isAdministrator())) {
      throw new PermissionDenied();
    }
    return event;
  }

  private static ObjectNode comment(JsonNode payload) {
    var errors = new ArrayList<FieldError>();
    String content = payload.path("content").asText("");
    if (content.isBlank() || content.length() > MAX_COMMENT || content.indexOf('\0') >= 0) {
      errors.add(
          FieldError.of(
              "payload.content", "Send a text of 1 to %,d characters.".formatted(MAX_COMMENT)));
    }
    if (!payload.path("format").asText("html").equals("html")) {
      errors.add(FieldError.of("payload.format", "A comment's format is html."));
    }
    if (!errors.isEmpty()) {
      throw new ValidationFailed(errors);
    }
    return JsonNodeFactory.instance
        .objectNode()
        .put("content", AllowedHtml.clean(content))
        .put("format", "html");
  }

  private static boolean isCreator(Identity who, Request request) {
    return who.isAdministrator()
        || (who.isAuthenticated() && Objects.equals(who.userId(), request.createdBy()));
  }

  private static boolean isReceiver(Identity who, Request request) {
    if (who.isAdministrator()) {
      return true;
    }
    Receiver receiver = request.receiver();
    return (receiver.community() != null && who.curates(receiver.community()))
        || (who.isAuthenticated() && Objects.equals(who.userId(), receiver.account()))
        || (receiver.role() != null && who.roles().contains(receiver.role()));
  }

  private static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw missing("request");
    }
  }

  private static RequestNotFound missing(String what) {
    return new RequestNotFound("There is no such %s.".formatted(what));
  }
}
