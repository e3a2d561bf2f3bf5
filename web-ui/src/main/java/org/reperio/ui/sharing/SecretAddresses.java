package org.reperio.ui.sharing;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.reperio.site.SitePath;

/** Keeps an address that has a secret in it from other sites, caches and search engines. */
public class SecretAddresses {

  private static final Set<String> SECRETS = Set.of(SitePath.TOKEN, "access_request_token");

  @ServerResponseFilter
  public void keep(ContainerRequestContext request, ContainerResponseContext response) {
    Set<String> parameters = request.getUriInfo().getQueryParameters().keySet();
    if (parameters.stream().anyMatch(SECRETS::contains)) {
      var headers = response.getHeaders();
      headers.putSingle("Referrer-Policy", "no-referrer");
      headers.putSingle(HttpHeaders.CACHE_CONTROL, "private, no-store");
      headers.putSingle("X-Robots-Tag", "noindex, nofollow");
    }
  }
}
