package org.reperio.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
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
import org.reperio.model.FieldError;
import org.reperio.model.ValidationFailed;

/** The life of requests of every type: they are submitted, talked about, and decided. */
@ApplicationScoped
public class Requests {

  private static final int MAX_COMMENT = 25_000;
  private static final int MAX_TITLE = 1_000;

  private final RequestRows rows;
  private final Map<String, RequestType> types;

  Requests(RequestRows rows, @All List<RequestType> types) {
    this.rows = rows;
    this.types =
        types.stream().collect(Collectors.toUnmodifiableMap(RequestType::id, Function.identity()));
  }

  /**
   * One request.
   *
   * @throws RequestNotFound when there is none
   * @throws PermissionDenied for all but its creator and, once submitted, its receiver
   */
  public Request read(Identity who, String id) {
    Request request = rows.find(uuid(id)).orElseThrow(() -> missing("request"));
    if (!isCreator(who, request) && !(isReceiver(who, request) && !isDraft(request))) {
      throw new PermissionDenied();
    }
    return request;
  }

  /** The requests that somebody has made or has to decide. */
  public RequestPage search(Identity who, RequestQuery query) {
    if (!who.isAuthenticated() && !who.isAdministrator()) {
      throw new PermissionDenied();
    }
    if (query.page() < 1 || query.size() < 1 || query.size() > 1_000) {
      throw ValidationFailed.of("page", "Pages are counted from 1 and have 1 to 1,000 results.");
    }
    return rows.search(who, query);
  }

  /** What the asker may do with a request now: submit, cancel, accept, decline. */
  public Set<String> actions(Identity who, Request request) {
    var actions = new LinkedHashSet<String>();
    if (isDraft(request) && isCreator(who, request)) {
      actions.add("submit");
    }
    if (request.isOpen() && isCreator(who, request)) {
      actions.add("cancel");
    }
    if (request.isOpen() && isReceiver(who, request)) {
      actions.add("accept");
      actions.add("decline");
    }
    return actions;
  }

  /** Changes title and description; for the creator, while nobody has decided. */
  @Transactional
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
    rows.describe(request.id(), title, AllowedHtml.clean(description));
    return rows.find(request.id()).orElseThrow();
  }

  /**
   * Goes a step on.
   *
   * @param action submit, cancel, accept or decline
   * @param input may have a comment as {@code payload {content, format}}
   * @throws PermissionDenied when the asker may not
   * @throws ValidationFailed when the request is not where this step begins, or what it would do is
   *     refused
   */
  @Transactional
  public Request act(Identity who, String id, String action, ObjectNode input) {
    Request request = read(who, id);
    if (!Set.of("submit", "cancel", "accept", "decline").contains(action)) {
      throw missing("action");
    }
    if (!actions(who, request).contains(action)) {
      boolean mayInPrinciple =
          Set.of("submit", "cancel").contains(action)
              ? isCreator(who, request)
              : isReceiver(who, request);
      if (!mayInPrinciple) {
        throw new PermissionDenied();
      }
      throw ValidationFailed.of("action", "The request is %s already.".formatted(request.status()));
    }
    return step(who, request, action, input);
  }

  /** Makes a request; it is submitted by a step of its own. */
  @Transactional(TxType.MANDATORY)
  Request create(Asking asking) {
    return rows.find(rows.insert(asking)).orElseThrow();
  }

  /** Goes a step on that a rule of the repository allows. */
  @Transactional(TxType.MANDATORY)
  Request step(Identity who, Request request, String action, ObjectNode input) {
    String to =
        switch (action) {
          case "submit" -> "submitted";
          case "cancel" -> "cancelled";
          case "accept" -> "accepted";
          case "decline" -> "declined";
          default -> "expired";
        };
    if (!rows.move(request.id(), request.status(), to)) {
      throw ValidationFailed.of("action", "Somebody else has decided at the same moment.");
    }
    RequestType type = types.get(request.type());
    switch (action) {
      case "submit" -> type.submitted(who, request);
      case "accept" -> type.accepted(who, request);
      case "decline" -> type.declined(who, request);
      default -> type.withdrawn(who, request);
    }
    rows.say(request, who, "L", JsonNodeFactory.instance.objectNode().put("event", to));
    if (input != null && input.hasNonNull("payload")) {
      rows.say(request, who, "C", comment(input.get("payload")));
    }
    return rows.find(request.id()).orElseThrow();
  }

  /** Says something about a request: for its creator and, once submitted, its receiver. */
  @Transactional
  public RequestEvent say(Identity who, String id, ObjectNode input) {
    Request request = read(who, id);
    UUID event = rows.say(request, who, "C", comment(input.path("payload")));
    return rows.event(request.id(), event).orElseThrow();
  }

  public RequestEvent comment(Identity who, String id, String comment) {
    return rows.event(read(who, id).id(), uuid(comment)).orElseThrow(() -> missing("comment"));
  }

  /** Changes a comment; for who made it. */
  @Transactional
  public RequestEvent rewrite(Identity who, String id, String comment, ObjectNode input) {
    RequestEvent event = own(who, id, comment);
    rows.rewrite(event.id(), "C", comment(input.path("payload")));
    return rows.event(event.requestId(), event.id()).orElseThrow();
  }

  /** Takes a comment's text away; that there was one stays. For who made it. */
  @Transactional
  public void unsay(Identity who, String id, String comment) {
    RequestEvent event = own(who, id, comment);
    rows.rewrite(
        event.id(),
        "D",
        JsonNodeFactory.instance.objectNode().put("content", "").put("format", "html"));
  }

  /** What was said and done, in that order. */
  public List<RequestEvent> timeline(Identity who, String id, int size, int page) {
    return rows.events(read(who, id).id(), size, page);
  }

  public long countEvents(Identity who, String id) {
    return rows.countEvents(read(who, id).id());
  }

  private RequestEvent own(Identity who, String id, String comment) {
    RequestEvent event = comment(who, id, comment);
    boolean own = who.isAuthenticated() && Objects.equals(who.userId(), event.createdBy());
    if (!event.type().equals("C") || !(own || who.isAdministrator())) {
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

  static boolean isDraft(Request request) {
    return request.status().equals("created");
  }

  static boolean isCreator(Identity who, Request request) {
    return who.isAdministrator()
        || (who.isAuthenticated() && Objects.equals(who.userId(), request.createdBy()));
  }

  static boolean isReceiver(Identity who, Request request) {
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
