package org.reperio.api.request;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.reperio.access.Identity;
import org.reperio.api.representation.ListBody;
import org.reperio.api.representation.PageLinks;
import org.reperio.record.RecordJson;
import org.reperio.request.Discussions;
import org.reperio.request.EventPage;
import org.reperio.request.RequestEvent;
import org.reperio.site.SiteAddress;
import org.reperio.site.SitePath;

/** The JSON of a request's timeline, in InvenioRDM's shape. */
@ApplicationScoped
public class EventJson {

  private final Discussions discussions;
  private final SiteAddress site;

  EventJson(Discussions discussions, SiteAddress site) {
    this.discussions = discussions;
    this.site = site;
  }

  /** One entry, for those who may read the request. */
  ObjectNode of(Identity who, RequestEvent event) {
    ObjectNode json = brief(event);
    json.putObject("permissions")
        .put("can_update_comment", discussions.owns(who, event))
        .put("can_delete_comment", discussions.owns(who, event))
        .put("can_reply_comment", who.isAuthenticated());
    json.set("payload", event.payload());
    String request = event.requestId().toString();
    String self = site.of(SitePath.requestApi(request)) + "/comments/" + event.id();
    ObjectNode links = json.putObject("links");
    links.put("self", self);
    links.put("self_html", site.of(SitePath.request(request)) + "#commentevent-" + event.id());
    if (event.parentId() == null) {
      links.put("reply", self + "/reply");
      links.put("replies", self + "/replies");
      links.put("replies_focused", self + "/replies_focused");
    }
    return json;
  }

  /** Who spoke and when, without what was said: as the last reply of a request. */
  static ObjectNode brief(RequestEvent event) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", event.id().toString());
    json.put("created", RecordJson.timestamp(event.created()));
    json.put("updated", RecordJson.timestamp(event.updated()));
    json.put("revision_id", event.revisionId());
    json.put("type", event.type().id());
    json.set("created_by", RequestJson.creator(event.createdBy(), event.createdByEmail()));
    json.putObject("permissions");
    json.put("parent_id", event.parentId() == null ? null : event.parentId().toString());
    return json;
  }

  /**
   * A page of entries.
   *
   * @param path of the list below the request's own address
   */
  ObjectNode of(Identity who, EventPage page, String path, RequestParameters parameters) {
    ObjectNode body =
        ListBody.of(page.events().stream().map(event -> answered(who, event, page)), page.total());
    String sort = page.window().newestFirst() ? "newest" : "oldest";
    body.put("page", page.window().page());
    String base = site.of(SitePath.requestApi(page.request().id())) + path;
    new PageLinks(base, parameters.given(), sort, page.window().size())
        .into(body, page.window().page(), page.total());
    return body;
  }

  /** An entry with the replies that its page shows. */
  private ObjectNode answered(Identity who, RequestEvent event, EventPage page) {
    ObjectNode json = of(who, event);
    ArrayNode replies = json.putArray("children");
    page.replies()
        .getOrDefault(event.id(), List.of())
        .forEach(reply -> replies.add(of(who, reply)));
    json.put("children_count", page.counts().getOrDefault(event.id(), 0L));
    return json;
  }
}
