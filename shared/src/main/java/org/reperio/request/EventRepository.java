package org.reperio.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.reperio.access.Identity;
import org.reperio.record.RevisionConflict;

/** The only writer of comments and of the steps in a request's timeline. */
@ApplicationScoped
class EventRepository implements PanacheRepositoryBase<RequestEvent, UUID> {

  Optional<RequestEvent> of(UUID request, UUID id) {
    return find("requestId = ?1 and id = ?2", request, id).firstResultOptional();
  }

  /**
   * A page of the timeline, in its order.
   *
   * @param page 1 or more
   */
  List<RequestEvent> of(UUID request, int page, int size) {
    return find("requestId = ?1 order by created, id", request).page(page - 1, size).list();
  }

  long count(UUID request) {
    return count("requestId = ?1", request);
  }

  /** Adds an entry; those of one transaction follow each other in the order of these calls. */
  RequestEvent add(Request request, Identity who, EventType type, ObjectNode payload) {
    var event = new RequestEvent(request.id(), type, payload);
    event.by(who.userId(), who.isAuthenticated() ? null : request.createdByEmail());
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
