package org.reperio.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.reperio.record.RevisionConflict;

/**
 * The only writer of requests. Each change is flushed, because the wide read of a record, which
 * shows the status of its review, goes past the session.
 */
@ApplicationScoped
class RequestRepository implements PanacheRepositoryBase<Request, UUID> {

  /** A submitted request of this type about a record or draft. */
  Optional<Request> open(RequestType type, String topicPid) {
    return find(
            "type = ?1 and topic.pid = ?2 and status = ?3", type, topicPid, RequestStatus.SUBMITTED)
        .firstResultOptional();
  }

  /** A submitted request of this type about a record, by an account. */
  Optional<Request> openBy(RequestType type, String topicPid, long account) {
    return find(
            "type = ?1 and topic.pid = ?2 and status = ?3 and createdBy = ?4",
            type,
            topicPid,
            RequestStatus.SUBMITTED,
            account)
        .firstResultOptional();
  }

  /** A submitted request of this type about a record, by a guest. */
  Optional<Request> openBy(RequestType type, String topicPid, String email) {
    return find(
            "type = ?1 and topic.pid = ?2 and status = ?3 and lower(createdByEmail) = lower(?4)",
            type,
            topicPid,
            RequestStatus.SUBMITTED,
            email)
        .firstResultOptional();
  }

  /** The communities with a submitted request of this type about a record. */
  List<UUID> asked(RequestType type, String topicPid) {
    return getEntityManager()
        .createQuery(
            """
            select r.receiver.community from Request r
            where r.type = ?1 and r.topic.pid = ?2 and r.status = ?3\
            """,
            UUID.class)
        .setParameter(1, type)
        .setParameter(2, topicPid)
        .setParameter(3, RequestStatus.SUBMITTED)
        .getResultList();
  }

  /** A submitted request of this type about a record, for a community to decide. */
  boolean isOpenFor(RequestType type, String topicPid, UUID community) {
    return count(
            "type = ?1 and topic.pid = ?2 and status = ?3 and receiver.community = ?4",
            type,
            topicPid,
            RequestStatus.SUBMITTED,
            community)
        > 0;
  }

  /**
   * A query over requests.
   *
   * @param parameters of the places ?1, ?2 and so on
   */
  <T> TypedQuery<T> query(String hql, Class<T> result, List<Object> parameters) {
    TypedQuery<T> query = getEntityManager().createQuery(hql, result);
    for (int i = 0; i < parameters.size(); i++) {
      query.setParameter(i + 1, parameters.get(i));
    }
    return query;
  }

  Request create(Asking asking) {
    var request = new Request(asking);
    persistAndFlush(request);
    return request;
  }

  /** Moves a request to another status; false when another transaction has changed it. */
  boolean move(Request request, RequestStatus next) {
    try {
      request.moveTo(next);
      flush();
      return true;
    } catch (OptimisticLockException e) {
      return false;
    }
  }

  /**
   * Changes title and description.
   *
   * @throws RevisionConflict when another transaction has changed the request
   */
  void describe(Request request, String title, String description) {
    try {
      request.describe(title, description);
      flush();
    } catch (OptimisticLockException e) {
      throw new RevisionConflict();
    }
  }

  /**
   * Replaces what the type of request keeps.
   *
   * @throws RevisionConflict when another transaction has changed the request
   */
  void keep(Request request, ObjectNode payload) {
    try {
      request.keep(payload);
      flush();
    } catch (OptimisticLockException e) {
      throw new RevisionConflict();
    }
  }

  void remove(Request request) {
    delete(request);
    flush();
  }
}
