package org.reperio.worker.monitor.door;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.reperio.worker.monitor.Elsewhere;
import org.reperio.worker.monitor.MonitorSettings;

/**
 * Lets nobody to the monitor without its password, and nothing be changed by a page of another
 * site. It stands before every class below this package's parent, so that none can be forgotten.
 */
@Singleton
public class Door {

  static final String COOKIE = "monitor";
  static final String LOGIN = "/monitor/login";

  private static final String MONITOR = MonitorSettings.class.getPackageName();
  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final Sessions sessions;

  public Door(Sessions sessions) {
    this.sessions = sessions;
  }

  /** Who opens the port without an address is led to the first page. */
  void register(@Observes Router router) {
    if (sessions.arePossible()) {
      router
          .get("/")
          .handler(
              root -> root.response().setStatusCode(303).putHeader("Location", "/monitor").end());
    }
  }

  void tell(@Observes StartupEvent start) {
    if (!sessions.arePossible()) {
      Log.info("no queue monitor: reperio.monitor.password is not set");
    }
  }

  /** Asks everybody who comes. */
  @ServerRequestFilter
  public Optional<Response> ask(ContainerRequestContext request, SimpleResourceInfo resource) {
    Class<?> asked = resource.getResourceClass();
    if (asked == null || !asked.getPackageName().startsWith(MONITOR)) {
      return Optional.empty();
    }
    if (!sessions.arePossible()) {
      throw new NotFoundException();
    }
    boolean reads = READING.contains(request.getMethod());
    if (!reads && !isOwn(request)) {
      throw new ForbiddenException();
    }
    if (asked == LoginPages.class || isOpen(request)) {
      return Optional.empty();
    }
    return Optional.of(Elsewhere.to(LOGIN));
  }

  private boolean isOpen(ContainerRequestContext request) {
    Cookie cookie = request.getCookies().get(COOKIE);
    return cookie != null && sessions.isOpen(cookie.getValue(), Instant.now());
  }

  /**
   * Whether a request that changes something comes from a page of ours: browsers say which site has
   * sent it, and no page can have them say something else. Programs that are no browsers say
   * nothing, and nobody can lure them.
   */
  private static boolean isOwn(ContainerRequestContext request) {
    String site = request.getHeaderString("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin");
    }
    String origin = request.getHeaderString("Origin");
    return origin == null || isSame(origin, request.getHeaderString(HttpHeaders.HOST));
  }

  private static boolean isSame(String origin, String host) {
    try {
      return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
