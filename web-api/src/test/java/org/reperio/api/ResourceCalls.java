package org.reperio.api;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Counts the calls that reach the resources and their filters, for tests of what is answered before
 * one.
 */
@Singleton
public class ResourceCalls {

  private final AtomicLong count = new AtomicLong();

  /** How many there were. */
  public long count() {
    return count.get();
  }

  @ServerRequestFilter(preMatching = true)
  public void count(ContainerRequestContext request) {
    count.incrementAndGet();
  }
}
