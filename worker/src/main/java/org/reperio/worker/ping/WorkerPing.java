package org.reperio.worker.ping;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.reperio.health.Draining;

/** For load balancers: the service answers, or is about to end (404) and gets no more requests. */
@Path("/ping")
public class WorkerPing {

  private final Draining draining;

  public WorkerPing(Draining draining) {
    this.draining = draining;
  }

  @GET
  @Produces(MediaType.TEXT_PLAIN)
  public Response ping() {
    return draining.isDraining()
        ? Response.status(Response.Status.NOT_FOUND).entity("ending").build()
        : Response.ok("OK").build();
  }
}
