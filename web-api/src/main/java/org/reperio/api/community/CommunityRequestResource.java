package org.reperio.api.community;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.reperio.api.access.Caller;
import org.reperio.api.request.RequestJson;
import org.reperio.api.request.RequestParameters;
import org.reperio.export.MediaTypes;
import org.reperio.request.RequestLists;
import org.reperio.site.SitePath;

/** Requests to a community. */
@Path("/api/communities/{community}/requests")
@Tag(name = "Communities")
@Produces({MediaTypes.JSON, MediaTypes.INVENIO_JSON})
public class CommunityRequestResource {

  private final RequestLists lists;
  private final RequestJson json;
  private final Caller caller;

  CommunityRequestResource(RequestLists lists, RequestJson json, Caller caller) {
    this.lists = lists;
    this.json = json;
    this.caller = caller;
  }

  @GET
  @Operation(summary = "Search the requests that a community has been asked; for its curators")
  public ObjectNode search(@PathParam("community") String community, @Context UriInfo uri) {
    var given = new RequestParameters(uri);
    var query = given.query(lists.ofCommunity(community));
    var who = caller.identity();
    return json.of(
        who,
        lists.search(who, query),
        query,
        SitePath.communityApi(community) + "/requests",
        given);
  }
}
