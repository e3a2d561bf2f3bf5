package org.reperio.api.community;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.reperio.community.Communities;
import org.reperio.record.RecordJson;

/** Communities as InvenioRDM's clients know them. */
@ApplicationScoped
public class CommunityJson {

  private final String site;

  public CommunityJson(@ConfigProperty(name = "reperio.site.url") URI site) {
    this.site = site.toString().replaceAll("/+$", "");
  }

  public ObjectNode of(Communities.Community community) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", community.id().toString());
    json.put("slug", community.slug());
    json.put("created", RecordJson.timestamp(community.created()));
    json.put("updated", RecordJson.timestamp(community.updated()));
    json.put("revision_id", community.revisionId());
    json.set("metadata", community.metadata());
    json.putObject("access")
        .put("visibility", community.access().path("visibility").asText("public"))
        .put("review_policy", community.access().path("review_policy").asText("closed"))
        .put(
            "record_submission_policy",
            community.access().path("record_submission_policy").asText("open"));
    String self = site + "/api/communities/" + community.id();
    json.putObject("links")
        .put("self", self)
        .put("self_html", site + "/communities/" + community.slug())
        .put("records", self + "/records");
    return json;
  }
}
