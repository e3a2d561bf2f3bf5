package org.reperio.api.sharing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.reperio.api.access.Caller;
import org.reperio.sharing.AccessRules;

/** Whether people may ask for access to a record's files. */
@Path("/api/records/{id}/access")
@Tag(name = "Access requests")
public class AccessRulesResource {

  private final AccessRules rules;
  private final Caller caller;

  public AccessRulesResource(AccessRules rules, Caller caller) {
    this.rules = rules;
    this.caller = caller;
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Set who may ask for access, and on which conditions")
  public ObjectNode update(@PathParam("id") String id, ObjectNode input) {
    return rules.update(caller.identity(), id, input).json();
  }
}
