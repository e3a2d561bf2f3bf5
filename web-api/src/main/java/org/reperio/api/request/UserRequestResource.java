package org.reperio.api.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.reperio.api.access.Caller;
import org.reperio.export.MediaTypes;
import org.reperio.request.RequestLists;
import org.reperio.site.SitePath;

/** The requests of a person: made, received, or shared. */
@Path("/api/user/requests")
@Tag(name = "Requests")
@Produces({MediaTypes.JSON, MediaTypes.INVENIO_JSON})
public class UserRequestResource {

  private final RequestLists lists;
  private final RequestJson json;
  private final Caller caller;

  UserRequestResource(RequestLists lists, RequestJson json, Caller caller) {
    this.lists = lists;
    this.json = json;
    this.caller = caller;
  }

  @GET
  @Operation(summary = "Search the requests that you made or are asked, or share in")
  public ObjectNode search(@Context UriInfo uri) {
    var given = new RequestParameters(uri);
    var query = given.ofUser();
    var who = caller.identity();
    return json.of(who, lists.search(who, query), query, SitePath.userRequestsApi(), given);
  }
}
