package org.reperio.api.exchange;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.reperio.access.PermissionDenied;
import org.reperio.api.access.Caller;
import org.reperio.exchange.DeclaredLength;

/** Has a request's body read before its operation begins, once it is known who asks. */
public class BodyFilter {

  private final Bodies bodies;
  private final Caller caller;

  public BodyFilter(Bodies bodies, Caller caller) {
    this.bodies = bodies;
    this.caller = caller;
  }

  /** After those that find out who asks, and how often. */
  @ServerRequestFilter(priority = Priorities.USER)
  public Uni<Void> read(
      ContainerRequestContext request, RoutingContext http, ResourceInfo operation) {
    if (!DeclaredLength.isThere(http.request())
        || operation.getResourceMethod().isAnnotationPresent(Streamed.class)) {
      return Uni.createFrom().voidItem();
    }
    var who = caller.identity();
    boolean welcome =
        who.isAuthenticated()
            || who.link() != null
            || operation.getResourceMethod().isAnnotationPresent(ForGuests.class);
    if (!welcome) {
      throw new PermissionDenied();
    }
    return bodies.read(http, who).invoke(request::setEntityStream).replaceWithVoid();
  }

  @ServerResponseFilter
  public void worked(RoutingContext http) {
    Bodies.worked(http);
  }
}
