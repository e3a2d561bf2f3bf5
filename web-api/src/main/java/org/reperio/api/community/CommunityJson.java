package org.reperio.api.community;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import org.reperio.community.Community;
import org.reperio.record.RecordJson;
import org.reperio.site.SiteAddress;
import org.reperio.site.SitePath;

/** The JSON of communities, in InvenioRDM's shape. */
@ApplicationScoped
public class CommunityJson {

  private final ObjectMapper mapper;
  private final SiteAddress site;

  public CommunityJson(ObjectMapper mapper, SiteAddress site) {
    this.mapper = mapper;
    this.site = site;
  }

  public ObjectNode of(Community community) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", community.id().toString());
    json.put("slug", community.slug());
    json.put("created", RecordJson.timestamp(community.created()));
    json.put("updated", RecordJson.timestamp(community.updated()));
    json.put("revision_id", community.revisionId());
    json.set("metadata", community.metadata());
    json.set("access", mapper.valueToTree(community.access()));
    String self = site.of(SitePath.communityApi(community.id()));
    json.putObject("links")
        .put("self", self)
        .put("self_html", site.of(SitePath.community(community.slug())))
        .put("records", self + "/records")
        .put("requests", self + "/requests");
    return json;
  }
}
