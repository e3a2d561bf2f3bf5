package org.reperio.api.request;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.reperio.api.representation.ListParameters;
import org.reperio.refusal.ValidationFailed;
import org.reperio.request.EventWindow;
import org.reperio.request.Reference;
import org.reperio.request.RequestFilter;
import org.reperio.request.RequestQuery;
import org.reperio.request.RequestScope;
import org.reperio.request.RequestSort;

/** The parameters of lists of requests and of their timelines, under InvenioRDM's names. */
public final class RequestParameters {

  private static final int DEFAULT_SIZE = 25;

  private final MultivaluedMap<String, String> given;
  private final ListParameters list;

  public RequestParameters(UriInfo uri) {
    this.given = uri.getQueryParameters();
    this.list = new ListParameters(given);
  }

  /**
   * Requests in a scope.
   *
   * @throws ValidationFailed when a parameter cannot be read
   */
  public RequestQuery query(RequestScope scope) {
    String words = given.getFirst("q");
    var filter =
        new RequestFilter(
            list.values("type"),
            list.values("status"),
            list.flag("is_open"),
            reference("created_by"),
            reference("receiver"),
            reference("topic"));
    return new RequestQuery(
        scope,
        words,
        filter,
        RequestSort.of(given.getFirst("sort"), words != null && !words.isBlank()),
        list.number("page", 1),
        list.number("size", DEFAULT_SIZE));
  }

  /** One's own requests, or those that one shares in. */
  RequestQuery ofUser() {
    return query(
        Boolean.TRUE.equals(list.flag("shared_with_me"))
            ? new RequestScope.Shared()
            : new RequestScope.Own());
  }

  /**
   * A page of a timeline.
   *
   * @param newestFirst unless another order is asked for
   */
  EventWindow window(boolean newestFirst) {
    String sort = given.getFirst("sort");
    if (sort != null && !List.of("newest", "oldest", "bestmatch").contains(sort)) {
      throw ValidationFailed.sort(sort);
    }
    return new EventWindow(
        sort == null || sort.equals("bestmatch") ? newestFirst : sort.equals("newest"),
        list.number("page", 1),
        list.number("size", DEFAULT_SIZE));
  }

  /** The entry that the page is to show; empty when none is named. */
  String focus() {
    String id = given.getFirst("focus_event_id");
    return id == null ? "" : id;
  }

  /** The given parameters, for the addresses of other pages. */
  MultivaluedMap<String, String> given() {
    return given;
  }

  private Reference reference(String name) {
    String text = given.getFirst(name);
    return text == null || text.isBlank() ? null : Reference.parse(name, text);
  }
}
