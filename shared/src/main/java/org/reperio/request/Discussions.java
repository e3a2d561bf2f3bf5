package org.reperio.request;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.UUID;
import org.reperio.access.Identity;
import org.reperio.access.PermissionDenied;
import org.reperio.audit.AuditAction;
import org.reperio.audit.AuditDetails;
import org.reperio.audit.AuditTrail;
import org.reperio.record.RevisionConflict;
import org.reperio.refusal.ValidationFailed;

/** Comments on requests, replies to them, and the timeline of events. */
@ApplicationScoped
@Transactional
public class Discussions {

  /** The words that clients of InvenioRDM compare. */
  private static final String NESTED =
      "Nested children are not allowed. You cannot reply to a comment that is already a reply."
          + " Only one level of parent-child relationships is supported.";

  private final Requests requests;
  private final EventRepository events;
  private final Notices notices;
  private final AuditTrail trail;

  Discussions(Requests requests, EventRepository events, Notices notices, AuditTrail trail) {
    this.trail = trail;
    this.requests = requests;
    this.events = events;
    this.notices = notices;
  }

  /** Comments on a request. For all who may read it. */
  public RequestEvent say(Identity who, String id, ObjectNode input) {
    Request request = requests.read(who, id);
    Comment comment = Comment.in(input);
    notices.said(who, request, events.writers(request.id()), comment);
    return noted(who, events.add(request, author(who), EventType.COMMENT, comment.payload()));
  }

  /** Replies to an entry of the timeline, which is no reply itself. */
  public RequestEvent reply(Identity who, String id, String entry, ObjectNode input) {
    Request request = requests.read(who, id);
    RequestEvent answered = entry(request, entry);
    if (answered.parentId() != null) {
      throw ValidationFailed.because("parent_id", NESTED);
    }
    Comment comment = Comment.in(input);
    notices.said(who, request, events.writers(request.id()), comment);
    return noted(who, events.reply(request, author(who), answered.id(), comment.payload()));
  }

  private RequestEvent noted(Identity who, RequestEvent said) {
    note(who, AuditAction.COMMENT_CREATE, said);
    return said;
  }

  private void note(Identity who, AuditAction action, RequestEvent comment) {
    trail.note(
        who, action, comment.requestId(), AuditDetails.of("comment", comment.id().toString()));
  }

  /** The program does not discuss, and who has no account has no name to do it under. */
  private static Identity author(Identity who) {
    who.requireAccount();
    return who;
  }

  /** One entry, with what is said in it. */
  public RequestEvent read(Identity who, String id, String entry) {
    return entry(requests.read(who, id), entry);
  }

  /**
   * Changes a comment. For its author.
   *
   * @param expected the revision that the change was made on; empty to overwrite what is there
   */
  public RequestEvent rewrite(
      Identity who, String id, String comment, ObjectNode input, OptionalInt expected) {
    RequestEvent event =
        own(
            who,
            id,
            comment,
            expected,
            "You do not have permission to update this comment.",
            "You cannot update this event.");
    events.rewrite(event, EventType.COMMENT, Comment.in(input).payload());
    note(who, AuditAction.COMMENT_EDIT, event);
    return event;
  }

  /** Deletes a comment; that there was one stays in the timeline. For its author. */
  public void unsay(Identity who, String id, String comment, OptionalInt expected) {
    RequestEvent event =
        own(who, id, comment, expected, "Permission denied.", "You cannot delete this event.");
    events.rewrite(
        event,
        EventType.STEP,
        JsonNodeFactory.instance
            .objectNode()
            .put("event", "comment_deleted")
            .put("content", "comment was deleted")
            .put("format", "html"));
    note(who, AuditAction.COMMENT_DELETE, event);
  }

  /** Comments and steps. */
  public EventPage timeline(Identity who, String id, EventWindow window) {
    return timeline(requests.read(who, id), window);
  }

  /**
   * The page of the timeline that has an entry, or the comment that this replies to.
   *
   * @param entry the first page is shown when there is none with this id
   */
  public EventPage timelineAround(Identity who, String id, String entry, EventWindow window) {
    Request request = requests.read(who, id);
    RequestEvent found = events.findById(Requests.uuid(entry));
    if (found == null) {
      return timeline(request, window);
    }
    requireOf(request, found);
    RequestEvent top = found.parentId() == null ? found : events.findById(found.parentId());
    long older = events.before(top);
    return timeline(
        request,
        window.around(window.newestFirst() ? events.count(request.id()) - 1 - older : older));
  }

  private EventPage timeline(Request request, EventWindow window) {
    List<RequestEvent> page = events.timeline(request.id(), window);
    Map<UUID, Long> counts = events.countReplies(page.stream().map(RequestEvent::id).toList());
    Map<UUID, List<RequestEvent>> replies = events.newestReplies(counts.keySet());
    return new EventPage(request, page, replies, counts, window, events.count(request.id()));
  }

  /** The replies to a comment. */
  public EventPage replies(Identity who, String id, String comment, EventWindow window) {
    Request request = requests.read(who, id);
    return replies(request, entry(request, comment), window);
  }

  /** The page of the replies to a comment, newest first, that has one of them. */
  public EventPage repliesAround(
      Identity who, String id, String comment, String reply, EventWindow window) {
    Request request = requests.read(who, id);
    RequestEvent answered = entry(request, comment);
    RequestEvent found = events.findById(Requests.uuid(reply));
    if (found == null || !answered.id().equals(found.parentId())) {
      return replies(request, answered, window);
    }
    long newer = events.newer(found);
    return replies(
        request,
        answered,
        window.around(
            window.newestFirst() ? newer : events.countReplies(answered.id()) - 1 - newer));
  }

  private EventPage replies(Request request, RequestEvent comment, EventWindow window) {
    return new EventPage(
        request,
        events.replies(comment.id(), window),
        Map.of(),
        Map.of(),
        window,
        events.countReplies(comment.id()));
  }

  /** The newest comment on each of these requests that has one; whoever asks may read them. */
  @Transactional(TxType.SUPPORTS)
  public Map<UUID, RequestEvent> newest(Collection<Request> of) {
    return of.isEmpty() ? Map.of() : events.newestComments(of.stream().map(Request::id).toList());
  }

  /** Whether the asker may change or delete an entry. */
  @Transactional(TxType.SUPPORTS)
  public boolean owns(Identity who, RequestEvent event) {
    return event.type() == EventType.COMMENT && (isAuthor(who, event) || who.isAdministrator());
  }

  private static boolean isAuthor(Identity who, RequestEvent event) {
    return who.isAuthenticated() && Objects.equals(who.userId(), event.createdBy());
  }

  private RequestEvent own(
      Identity who,
      String id,
      String comment,
      OptionalInt expected,
      String foreign,
      String noComment) {
    RequestEvent event = read(who, id, comment);
    if (!isAuthor(who, event) && !who.isAdministrator()) {
      throw new PermissionDenied(foreign);
    }
    if (event.type() != EventType.COMMENT) {
      throw new PermissionDenied(noComment);
    }
    if (expected.isPresent() && expected.getAsInt() != event.revisionId()) {
      throw new RevisionConflict(expected.getAsInt(), event.revisionId());
    }
    return event;
  }

  private RequestEvent entry(Request request, String id) {
    return events
        .of(request.id(), Requests.uuid(id))
        .orElseThrow(() -> Requests.missing("comment"));
  }

  private static void requireOf(Request request, RequestEvent event) {
    if (!event.requestId().equals(request.id())) {
      throw new PermissionDenied();
    }
  }
}
