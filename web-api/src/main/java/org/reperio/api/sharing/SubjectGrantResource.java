package org.reperio.api.sharing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.reperio.access.GrantSubject;
import org.reperio.access.SubjectType;
import org.reperio.api.access.Caller;
import org.reperio.export.MediaTypes;
import org.reperio.sharing.Grants;

/** The same grants, by the person or group that they are for. */
@Path("/api/records/{id}/access/{subjects: users|groups}")
@Tag(name = "Access grants")
@Produces({MediaTypes.JSON, MediaTypes.INVENIO_JSON})
public class SubjectGrantResource {

  private final Grants grants;
  private final Caller caller;

  public SubjectGrantResource(Grants grants, Caller caller) {
    this.grants = grants;
    this.caller = caller;
  }

  @GET
  @Operation(summary = "List the grants for people, or for groups")
  public ObjectNode list(@PathParam("id") String id, @PathParam("subjects") String subjects) {
    return GrantJson.list(
        grants.list(caller.identity(), id).stream()
            .filter(grant -> grant.subject().type() == type(subjects))
            .toList());
  }

  @GET
  @Path("{subject}")
  @Operation(summary = "Read the grant for one person or group")
  public ObjectNode get(
      @PathParam("id") String id,
      @PathParam("subjects") String subjects,
      @PathParam("subject") String subject) {
    return GrantJson.of(grants.get(caller.identity(), id, subject(subjects, subject)));
  }

  @PATCH
  @Path("{subject}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Change what one person or group is allowed")
  public ObjectNode update(
      @PathParam("id") String id,
      @PathParam("subjects") String subjects,
      @PathParam("subject") String subject,
      ObjectNode input) {
    return GrantJson.of(grants.update(caller.identity(), id, subject(subjects, subject), input));
  }

  @DELETE
  @Path("{subject}")
  @Operation(summary = "Revoke the grant for one person or group")
  public void delete(
      @PathParam("id") String id,
      @PathParam("subjects") String subjects,
      @PathParam("subject") String subject) {
    grants.delete(caller.identity(), id, subject(subjects, subject));
  }

  private static GrantSubject subject(String subjects, String id) {
    return new GrantSubject(type(subjects), id);
  }

  private static SubjectType type(String subjects) {
    return subjects.equals("users") ? SubjectType.USER : SubjectType.ROLE;
  }
}
