package org.reperio.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.reperio.access.Identity;
import org.reperio.record.RevisionConflict;

/** The only writer of comments and of the steps in a request's timeline. */
@ApplicationScoped
class EventRepository implements PanacheRepositoryBase<RequestEvent, UUID> {

  /** How many replies are shown below a comment. */
  private static final int SHOWN_REPLIES = 5;

  Optional<RequestEvent> of(UUID request, UUID id) {
    return find("requestId = ?1 and id = ?2", request, id).firstResultOptional();
  }

  /** A page of the timeline, without replies. */
  List<RequestEvent> timeline(UUID request, EventWindow window) {
    return page("requestId = ?1 and parentId is null", request, window);
  }

  long count(UUID request) {
    return count("requestId = ?1 and parentId is null", request);
  }

  /** How many entries of the timeline come before this one. */
  long before(RequestEvent event) {
    return count(
        "requestId = ?1 and parentId is null and (created < ?2 or created = ?2 and id < ?3)",
        event.requestId(),
        event.created(),
        event.id());
  }

  /** A page of the replies to a comment. */
  List<RequestEvent> replies(UUID comment, EventWindow window) {
    return page("parentId = ?1", comment, window);
  }

  long countReplies(UUID comment) {
    return count("parentId = ?1", comment);
  }

  /** How many replies to the same comment are newer than this one. */
  long newer(RequestEvent reply) {
    return count(
        "parentId = ?1 and (created > ?2 or created = ?2 and id > ?3)",
        reply.parentId(),
        reply.created(),
        reply.id());
  }

  private List<RequestEvent> page(String condition, UUID id, EventWindow window) {
    String order =
        window.newestFirst() ? " order by created desc, id desc" : " order by created, id";
    return find(condition + order, id).page(window.page() - 1, window.size()).list();
  }

  /** How many replies there are to each of these entries that has some. */
  Map<UUID, Long> countReplies(Collection<UUID> comments) {
    Map<UUID, Long> counts = new HashMap<>();
    getEntityManager()
        .createQuery(
            "select parentId, count(*) from RequestEvent where parentId in ?1 group by parentId",
            Object[].class)
        .setParameter(1, comments)
        .getResultList()
        .forEach(row -> counts.put((UUID) row[0], (Long) row[1]));
    return counts;
  }

  /** The newest replies to each of these comments that has some, newest first. */
  Map<UUID, List<RequestEvent>> newestReplies(Collection<UUID> comments) {
    return getEntityManager()
        .createQuery(
            """
            select e from RequestEvent e where e.id in (
              select n.id from (
                select r.id as id, row_number() over (
                    partition by r.parentId order by r.created desc, r.id desc) as place
                from RequestEvent r where r.parentId in ?1) n
              where n.place <= ?2)
            order by e.created desc, e.id desc\
            """,
            RequestEvent.class)
        .setParameter(1, comments)
        .setParameter(2, SHOWN_REPLIES)
        .getResultStream()
        .collect(Collectors.groupingBy(RequestEvent::parentId));
  }

  /** The newest comment on each of these requests that has one. */
  Map<UUID, RequestEvent> newestComments(Collection<UUID> requests) {
    Map<UUID, RequestEvent> newest = new HashMap<>();
    getEntityManager()
        .createQuery(
            """
            from RequestEvent e where e.requestId in ?1 and e.type = ?2 and e.created =
              (select max(o.created) from RequestEvent o
                where o.requestId = e.requestId and o.type = ?2)\
            """,
            RequestEvent.class)
        .setParameter(1, requests)
        .setParameter(2, EventType.COMMENT)
        .getResultList()
        .forEach(event -> newest.put(event.requestId(), event));
    return newest;
  }

  /** The accounts that have written in a request's timeline. */
  List<Long> writers(UUID request) {
    return getEntityManager()
        .createQuery(
            """
            select distinct createdBy from RequestEvent
            where requestId = ?1 and type = ?2 and createdBy is not null\
            """,
            Long.class)
        .setParameter(1, request)
        .setParameter(2, EventType.COMMENT)
        .getResultList();
  }

  /** Adds an entry; those of one transaction follow each other in the order of these calls. */
  RequestEvent add(Request request, Identity who, EventType type, ObjectNode payload) {
    return add(new RequestEvent(request.id(), null, type, payload), request, who);
  }

  /** Adds a reply to an entry. */
  RequestEvent reply(Request request, Identity who, UUID comment, ObjectNode payload) {
    return add(new RequestEvent(request.id(), comment, EventType.COMMENT, payload), request, who);
  }

  private RequestEvent add(RequestEvent event, Request request, Identity who) {
    event.by(who.userId(), who.isAuthenticated() || who.system() ? null : request.createdByEmail());
    persistAndFlush(event);
    return event;
  }

  /**
   * Replaces the content of an entry.
   *
   * @throws RevisionConflict when another transaction has changed it
   */
  void rewrite(RequestEvent event, EventType type, ObjectNode payload) {
    try {
      event.rewrite(type, payload);
      flush();
    } catch (OptimisticLockException e) {
      throw new RevisionConflict();
    }
  }
}
