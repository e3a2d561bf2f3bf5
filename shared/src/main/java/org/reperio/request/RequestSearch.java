package org.reperio.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.reperio.access.Identity;
import org.reperio.access.Permission;
import org.reperio.access.SubjectType;

/** Finds requests; who may look where has been asked before. */
@ApplicationScoped
class RequestSearch {

  private final RequestRepository requests;

  RequestSearch(RequestRepository requests) {
    this.requests = requests;
  }

  /** A page of the requests in a scope, and how many there are. */
  RequestPage find(Identity who, RequestQuery query) {
    var inScope = new Conditions();
    inScope.within(who, query.scope());
    inScope.matching(query.q(), query.filter());
    var wanted = inScope.copy();
    wanted.ofKinds(query.filter());
    List<Request> hits =
        wanted
            .query(
                requests,
                "select r from Request r where %s order by " + query.sort().order(),
                Request.class)
            .setFirstResult((query.page() - 1) * query.size())
            .setMaxResults(query.size())
            .getResultList();
    long total =
        wanted
            .query(requests, "select count(*) from Request r where %s", Long.class)
            .getSingleResult();
    return new RequestPage(
        total,
        hits,
        counts(inScope, "type", RequestType.class),
        counts(inScope, "status", RequestStatus.class));
  }

  private <T> Map<T, Long> counts(Conditions conditions, String field, Class<T> type) {
    Map<T, Long> counts = new LinkedHashMap<>();
    conditions
        .query(
            requests,
            "select r.%1$s, count(*) from Request r where %2$s group by r.%1$s order by count(*) desc"
                .formatted(field, "%s"),
            Object[].class)
        .getResultList()
        .forEach(row -> counts.put(type.cast(row[0]), (Long) row[1]));
    return counts;
  }

  /** Conditions that all have to hold, with their parameters. */
  private static final class Conditions {

    private static final String NOTHING = "false";

    /** Topics that are shared with an account or its roles, or are in communities it curates. */
    private static final String SHARED_TOPIC =
        """
        r.type in %5$s and (
          r.topic.parentId in (select p.id from Parent p where p.ownerId = %1$s)
          or r.topic.parentId in (select i.key.parentId from Inclusion i
            where i.key.communityId in %3$s)
          or r.topic.parentId in (select g.parentId from AccessGrant g
            where g.permission in %6$s and (g.subject.type = %7$s and g.subject.id = %8$s
              or g.subject.type = %9$s and g.subject.id in %4$s)))\
        """;

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    Conditions copy() {
      var copy = new Conditions();
      copy.conditions.addAll(conditions);
      copy.values.addAll(values);
      return copy;
    }

    private void and(String condition, Object... parameters) {
      Object[] places = new Object[parameters.length];
      for (int i = 0; i < parameters.length; i++) {
        values.add(parameters[i]);
        places[i] = "?" + values.size();
      }
      conditions.add("(" + condition.formatted(places) + ")");
    }

    void within(Identity who, RequestScope scope) {
      if (scope instanceof RequestScope.Visible) {
        visibleTo(who);
      } else if (scope instanceof RequestScope.OfRecord of) {
        visibleTo(who);
        and("r.topic.pid = %s", of.pid());
      } else if (scope instanceof RequestScope.OfCommunity of) {
        and("r.receiver.community = %s and r.status <> %s", of.community(), RequestStatus.CREATED);
      } else if (scope instanceof RequestScope.Own) {
        and(
            "r.status <> %2$s and (r.createdBy = %1$s or r.receiver.account = %1$s)",
            who.userId(), RequestStatus.CREATED);
      } else {
        shared(who, "r.status <> %2$s and (r.receiver.role in %4$s or " + SHARED_TOPIC + ")");
        and(
            """
            (r.createdBy is null or r.createdBy <> %1$s)
              and (r.receiver.account is null or r.receiver.account <> %1$s)\
            """,
            who.userId());
      }
    }

    /** The asker's own requests, and submitted ones that the asker decides or may follow. */
    private void visibleTo(Identity who) {
      if (!who.isAdministrator()) {
        shared(
            who,
            """
            r.createdBy = %1$s or r.status <> %2$s and (r.receiver.account = %1$s
              or r.receiver.community in %3$s or r.receiver.role in %4$s or\s"""
                + SHARED_TOPIC
                + ")");
      }
    }

    private void shared(Identity who, String condition) {
      List<UUID> curated =
          who.communities().entrySet().stream()
              .filter(member -> member.getValue().curates())
              .map(Map.Entry::getKey)
              .toList();
      and(
          condition,
          who.userId(),
          RequestStatus.CREATED,
          curated,
          who.roles(),
          RequestType.openToSharers(),
          List.of(Permission.PREVIEW, Permission.EDIT, Permission.MANAGE),
          SubjectType.USER,
          String.valueOf(who.userId()),
          SubjectType.ROLE);
    }

    void matching(String words, RequestFilter filter) {
      if (filter.open() != null) {
        and(filter.open() ? "r.status = %s" : "r.status <> %s", RequestStatus.SUBMITTED);
      }
      refers(filter.createdBy(), Map.of("user", "r.createdBy", "email", "r.createdByEmail"));
      refers(
          filter.receiver(),
          Map.of(
              "user",
              "r.receiver.account",
              "community",
              "r.receiver.community",
              "group",
              "r.receiver.role"));
      refers(filter.topic(), Map.of("record", "r.topic.pid"));
      if (!words.isEmpty()) {
        and(
            """
            locate(lower(%1$s), lower(r.title)) > 0 or locate(lower(%1$s), lower(r.description)) > 0
              or cast(r.number as String) = %1$s\
            """,
            words);
      }
    }

    /** Leaves out references that no request can have, as InvenioRDM does. */
    private void refers(Reference to, Map<String, String> fields) {
      if (to == null || !fields.containsKey(to.type())) {
        return;
      }
      String field = fields.get(to.type());
      try {
        Object id =
            switch (to.type()) {
              case "user" -> Long.valueOf(to.id());
              case "community" -> UUID.fromString(to.id());
              default -> to.id();
            };
        and(field + " = %s", id);
      } catch (IllegalArgumentException e) {
        conditions.add(NOTHING);
      }
    }

    void ofKinds(RequestFilter filter) {
      if (!filter.types().isEmpty()) {
        and(
            "r.type in %s",
            filter.types().stream().distinct().flatMap(id -> RequestType.of(id).stream()).toList());
      }
      if (!filter.statuses().isEmpty()) {
        and(
            "r.status in %s",
            filter.statuses().stream()
                .distinct()
                .flatMap(id -> RequestStatus.of(id).stream())
                .toList());
      }
    }

    /**
     * A query with these conditions.
     *
     * @param hql has {@code %s} in their place
     */
    <T> TypedQuery<T> query(RequestRepository requests, String hql, Class<T> result) {
      String all = conditions.isEmpty() ? "true" : String.join(" and ", conditions);
      return requests.query(hql.formatted(all), result, values);
    }
  }
}
