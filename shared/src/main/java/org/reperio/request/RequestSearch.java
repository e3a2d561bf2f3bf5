package org.reperio.request;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.reperio.access.Identity;

/** Finds the requests that an asker has made or has to decide. */
@ApplicationScoped
class RequestSearch {

  private final RequestRepository requests;

  RequestSearch(RequestRepository requests) {
    this.requests = requests;
  }

  /** A page of the requests that the asker may see, and how many there are. */
  RequestPage find(Identity who, RequestQuery query) {
    var filter = new Filter();
    if (!who.isAdministrator()) {
      filter.visibleTo(who);
    }
    filter.matching(query);
    var found =
        requests.find(
            filter.hql() + (query.oldestFirst() ? " order by number" : " order by number desc"),
            filter.parameters());
    return new RequestPage(found.count(), found.page(query.page() - 1, query.size()).list());
  }

  /** Conditions that all have to hold, with their parameters. */
  private static final class Filter {

    private final List<String> conditions = new ArrayList<>(List.of("true"));
    private final List<Object> values = new ArrayList<>();

    private void and(String condition, Object... parameters) {
      Object[] places = new Object[parameters.length];
      for (int i = 0; i < parameters.length; i++) {
        values.add(parameters[i]);
        places[i] = "?" + values.size();
      }
      conditions.add(condition.formatted(places));
    }

    /** The asker's own requests, and submitted ones that the asker decides. */
    void visibleTo(Identity who) {
      List<UUID> curated =
          who.communities().entrySet().stream()
              .filter(member -> member.getValue().curates())
              .map(Map.Entry::getKey)
              .toList();
      and(
          """
          (createdBy = %1$s or status <> %2$s and (receiver.account = %1$s
            or receiver.community in %3$s or receiver.role in %4$s))\
          """,
          who.userId(), RequestStatus.CREATED, curated, who.roles());
    }

    void matching(RequestQuery query) {
      if (query.topicPid() != null) {
        and("topic.pid = %s", query.topicPid());
      }
      if (query.open() != null) {
        and(query.open() ? "status = %s" : "status <> %s", RequestStatus.SUBMITTED);
      }
      if (query.type() != null) {
        RequestType.of(query.type())
            .ifPresentOrElse(type -> and("type = %s", type), () -> conditions.add("false"));
      }
      if (!query.q().isEmpty()) {
        and("(locate(lower(%1$s), lower(title)) > 0 or cast(number as String) = %1$s)", query.q());
      }
    }

    String hql() {
      return String.join(" and ", conditions);
    }

    Object[] parameters() {
      return values.toArray();
    }
  }
}
