package org.reperio.api.account;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.reperio.account.Group;
import org.reperio.account.GroupPage;
import org.reperio.account.GroupQuery;
import org.reperio.account.MembershipChange;
import org.reperio.account.UserGroups;
import org.reperio.api.representation.ListBody;
import org.reperio.api.representation.ListedFacet;
import org.reperio.api.representation.PageLinks;
import org.reperio.record.RecordJson;
import org.reperio.refusal.PageBounds;
import org.reperio.site.SiteAddress;
import org.reperio.site.SitePath;

/** The JSON of groups, in InvenioRDM's shape. A group's id is its name. */
@ApplicationScoped
class GroupJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final SiteAddress site;

  GroupJson(SiteAddress site) {
    this.site = site;
  }

  ObjectNode of(Group group) {
    ObjectNode json = described(group);
    json.put("created", RecordJson.timestamp(group.revision().created()));
    json.put("updated", RecordJson.timestamp(group.revision().updated()));
    json.put("revision_id", group.revision().number());
    String self = site.of(SitePath.groupApi(group.name()));
    json.putObject("links").put("self", self).put("avatar", self + "/avatar.svg");
    return json;
  }

  private static ObjectNode described(Group group) {
    return named(group).put("description", group.description()).put("is_managed", group.managed());
  }

  private static ObjectNode named(Group group) {
    return NODES.objectNode().put("id", group.name()).put("name", group.name());
  }

  /** A page of groups, with how many are managed here and how many are not. */
  ObjectNode of(GroupPage page, GroupQuery query, GroupParameters given) {
    ObjectNode body = ListBody.of(page.hits().stream().map(this::of), page.total());
    var managed =
        ListedFacet.in(
            body.putObject("aggregations"),
            "is_managed",
            "Management state",
            query.managed().stream().map(String::valueOf).toList());
    page.managed()
        .forEach(
            (value, count) ->
                managed.add(String.valueOf(value), value ? "Managed" : "Unmanaged", count));
    new PageLinks(site.of(SitePath.groupsApi()), given.given(), query.sort().id(), query.size())
        .into(body, query.page(), Math.min(page.total(), PageBounds.DEEPEST));
    return body;
  }

  /** The groups of an account, and those that it may be given. */
  static ObjectNode of(UserGroups groups) {
    ObjectNode body = NODES.objectNode();
    ArrayNode held = body.putArray("groups");
    groups.groups().forEach(group -> held.add(named(group)));
    ArrayNode available = body.putArray("available_groups");
    groups.available().forEach(group -> available.add(described(group)));
    body.put("total", groups.groups().size());
    return body;
  }

  /** What has become of the groups of an account. */
  static ObjectNode of(MembershipChange change) {
    ObjectNode body = NODES.objectNode();
    list(body, "added", change.added());
    list(body, "removed", change.removed());
    list(body, "groups", change.groups());
    return body;
  }

  private static void list(ObjectNode body, String name, Collection<String> values) {
    ArrayNode list = body.putArray(name);
    values.forEach(list::add);
  }
}
