package org.reperio.api;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Counts the calls that reach a resource, for tests of what is answered before one. */
@Singleton
public class ResourceCalls {

  private final AtomicLong count = new AtomicLong();

  /** How many there were. */
  public long count() {
    return count.get();
  }

  @ServerRequestFilter
  public void count(@SuppressWarnings("unused") jakarta.ws.rs.core.UriInfo uri) {
    count.incrementAndGet();
  }
}
