package org.reperio.api.access;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.reperio.limit.Usage;

/** Holds every call of the API to the rates, and says in its answer what is left of them. */
public class RateLimitFilter {

  private static final String USAGE = "reperio.usage";

  private final RateLimit limit;
  private final Caller caller;

  public RateLimitFilter(RateLimit limit, Caller caller) {
    this.limit = limit;
    this.caller = caller;
  }

  /** After {@link BearerToken}: it must be known who asks. */
  @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
  public void count(ContainerRequestContext request, RoutingContext call) {
    if (request.getUriInfo().getPath().startsWith("/api/")) {
      limit.count(caller.identity(), call).ifPresent(usage -> request.setProperty(USAGE, usage));
    }
  }

  @ServerResponseFilter
  public void tell(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(USAGE) instanceof Usage usage) {
      RateLimit.headers(usage).forEach(response.getHeaders()::putSingle);
    }
  }
}
