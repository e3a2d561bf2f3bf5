package org.reperio.api.request;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import org.reperio.access.Identity;
import org.reperio.api.representation.RecordLinks;
import org.reperio.record.RecordJson;
import org.reperio.request.Request;
import org.reperio.request.RequestEvent;
import org.reperio.request.RequestPage;
import org.reperio.request.RequestQuery;
import org.reperio.request.RequestStatus;
import org.reperio.request.Requests;
import org.reperio.site.SitePath;

/** The JSON of requests and comments, in InvenioRDM's shape. */
@ApplicationScoped
public class RequestJson {

  private final Requests requests;
  private final RecordLinks links;

  RequestJson(Requests requests, RecordLinks links) {
    this.requests = requests;
    this.links = links;
  }

  public ObjectNode of(Identity who, Request request) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", request.id().toString());
    json.put("number", Long.toString(request.number()));
    json.put("type", request.type().id());
    json.put("status", request.status().id());
    json.put("title", request.title());
    json.put("description", request.description());
    json.put("is_open", request.isOpen());
    json.put("is_closed", request.isClosed());
    json.put("is_expired", request.status() == RequestStatus.EXPIRED);
    creator(json, request.createdBy(), request.createdByEmail());
    ObjectNode receiver = json.putObject("receiver");
    if (request.receiver().community() != null) {
      receiver.put("community", request.receiver().community().toString());
    } else if (request.receiver().account() != null) {
      receiver.put("user", request.receiver().account().toString());
    } else {
      receiver.put("group", request.receiver().role());
    }
    json.putObject("topic").put("record", request.topic().pid());
    json.set("payload", request.payload());
    json.put("created", RecordJson.timestamp(request.created()));
    json.put("updated", RecordJson.timestamp(request.updated()));
    json.put(
        "expires_at", request.expires() == null ? null : RecordJson.timestamp(request.expires()));
    json.put("revision_id", request.revisionId());
    String self = address(request.id().toString());
    ObjectNode all = json.putObject("links");
    all.put("self", self);
    all.put("self_html", links.site().of(SitePath.request(request.id())));
    all.put("comments", self + "/comments");
    all.put("timeline", self + "/timeline");
    ObjectNode actions = all.putObject("actions");
    requests
        .actions(who, request)
        .forEach(action -> actions.put(action.id(), self + "/actions/" + action.id()));
    return json;
  }

  public ObjectNode of(Identity who, RequestPage page, RequestQuery query) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode hits = body.putObject("hits");
    var list = hits.putArray("hits");
    page.hits().forEach(request -> list.add(of(who, request)));
    hits.put("total", page.total());
    String sort = query.oldestFirst() ? "oldest" : "newest";
    body.put("sortBy", sort);
    String self =
        links
            .site()
            .of(
                query.topicPid() == null
                    ? SitePath.requestsApi()
                    : SitePath.recordApi(query.topicPid()) + "/requests");
    body.putObject("links")
        .put(
            "self", "%s?page=%d&size=%d&sort=%s".formatted(self, query.page(), query.size(), sort));
    return body;
  }

  ObjectNode of(RequestEvent event) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", event.id().toString());
    json.put("type", event.type().id());
    json.set("payload", event.payload());
    creator(json, event.createdBy(), event.createdByEmail());
    json.put("created", RecordJson.timestamp(event.created()));
    json.put("updated", RecordJson.timestamp(event.updated()));
    json.put("revision_id", event.revisionId());
    json.putObject("links")
        .put("self", address(event.requestId().toString()) + "/comments/" + event.id());
    return json;
  }

  String address(String id) {
    return links.site().of(SitePath.requestApi(id));
  }

  private static void creator(ObjectNode json, Long account, String email) {
    ObjectNode creator = json.putObject("created_by");
    if (account != null) {
      creator.put("user", account.toString());
    } else if (email != null) {
      creator.put("email", email);
    } else {
      creator.put("user", "system");
    }
  }
}
