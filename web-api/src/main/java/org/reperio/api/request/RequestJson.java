package org.reperio.api.request;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.reperio.access.Identity;
import org.reperio.api.representation.ListBody;
import org.reperio.api.representation.ListedFacet;
import org.reperio.api.representation.PageLinks;
import org.reperio.record.RecordJson;
import org.reperio.request.Discussions;
import org.reperio.request.Receiver;
import org.reperio.request.Request;
import org.reperio.request.RequestAction;
import org.reperio.request.RequestEvent;
import org.reperio.request.RequestPage;
import org.reperio.request.RequestQuery;
import org.reperio.request.RequestStatus;
import org.reperio.request.Requests;
import org.reperio.site.SiteAddress;
import org.reperio.site.SitePath;

/** The JSON of requests, in InvenioRDM's shape. */
@ApplicationScoped
public class RequestJson {

  private final Requests requests;
  private final Discussions discussions;
  private final SiteAddress site;

  RequestJson(Requests requests, Discussions discussions, SiteAddress site) {
    this.requests = requests;
    this.discussions = discussions;
    this.site = site;
  }

  /** A request, for those who may read it. */
  public ObjectNode of(Identity who, Request request) {
    return of(who, request, discussions.newest(List.of(request)).get(request.id()));
  }

  /** The same, and where a person goes from here: to the request, or to what is published now. */
  ObjectNode withNext(Identity who, Request request) {
    ObjectNode json = of(who, request);
    ((ObjectNode) json.get("links"))
        .put(
            "next_html",
            site.of(
                request.isOpen()
                    ? SitePath.request(request.id())
                    : SitePath.record(request.topic().pid())));
    return json;
  }

  private ObjectNode of(Identity who, Request request, RequestEvent lastReply) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", request.id().toString());
    json.put("created", RecordJson.timestamp(request.created()));
    json.put("updated", RecordJson.timestamp(request.updated()));
    json.put("revision_id", request.revisionId());
    json.put("number", Long.toString(request.number()));
    json.put("type", request.type().id());
    json.put("title", request.title());
    if (!request.description().isEmpty()) {
      json.put("description", request.description());
    }
    json.put("status", request.status().id());
    json.put("is_open", request.isOpen());
    json.put("is_closed", request.isClosed());
    json.put("is_expired", request.status() == RequestStatus.EXPIRED);
    json.put(
        "expires_at", request.expires() == null ? null : RecordJson.timestamp(request.expires()));
    json.set("created_by", creator(request.createdBy(), request.createdByEmail()));
    json.set("receiver", receiver(request.receiver()));
    json.putObject("topic").put("record", request.topic().pid());
    if (request.type().hasPayload()) {
      json.set("payload", request.payload());
    }
    json.set("last_reply", lastReply == null ? null : EventJson.brief(lastReply));
    Instant activity =
        lastReply == null || lastReply.created().isBefore(request.updated())
            ? request.updated()
            : lastReply.created();
    json.put("last_activity_at", RecordJson.timestamp(activity));
    json.set("links", links(who, request));
    return json;
  }

  private ObjectNode links(Identity who, Request request) {
    String self = site.of(SitePath.requestApi(request.id()));
    ObjectNode links = JsonNodeFactory.instance.objectNode();
    links.put("self", self);
    links.put("self_html", site.of(SitePath.request(request.id())));
    links.put("comments", self + "/comments");
    links.put("timeline", self + "/timeline");
    links.put("timeline_focused", self + "/timeline_focused");
    ObjectNode actions = links.putObject("actions");
    for (RequestAction action : requests.actions(who, request)) {
      actions.put(action.id(), self + "/actions/" + action.id());
    }
    return links;
  }

  /**
   * A page of requests, with how many there are of each type and status.
   *
   * @param path where the list is, from the site's root
   */
  public ObjectNode of(
      Identity who, RequestPage page, RequestQuery query, String path, RequestParameters given) {
    var lastReplies = discussions.newest(page.hits());
    ObjectNode body =
        ListBody.of(
            page.hits().stream().map(request -> of(who, request, lastReplies.get(request.id()))),
            page.total());
    ObjectNode aggregations = body.putObject("aggregations");
    var types = ListedFacet.in(aggregations, "type", "Type", query.filter().types());
    page.types().forEach((type, count) -> types.add(type.id(), type.label(), count));
    var statuses = ListedFacet.in(aggregations, "status", "Status", query.filter().statuses());
    page.statuses().forEach((status, count) -> statuses.add(status.id(), status.label(), count));
    new PageLinks(site.of(path), given.given(), query.sort().id(), query.size())
        .into(body, query.page(), page.total());
    return body;
  }

  /** Who made something: an account, a guest, or the program. */
  static ObjectNode creator(Long account, String email) {
    return one(
        account != null
            ? Map.of("user", account.toString())
            : email != null ? Map.of("email", email) : Map.of("user", "system"));
  }

  private static ObjectNode receiver(Receiver receiver) {
    if (receiver == null) {
      return null;
    }
    if (receiver.community() != null) {
      return one(Map.of("community", receiver.community().toString()));
    }
    return one(
        receiver.account() != null
            ? Map.of("user", receiver.account().toString())
            : Map.of("group", receiver.role()));
  }

  private static ObjectNode one(Map<String, String> reference) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    reference.forEach(json::put);
    return json;
  }
}
