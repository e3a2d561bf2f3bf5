package org.reperio.worker.monitor;

import jakarta.ws.rs.core.Response;

/**
 * Leads from what was done to a page that shows it. The address is a path: the monitor has a port
 * of its own, and is not a part of the site behind its proxy.
 */
public final class Elsewhere {

  private Elsewhere() {}

  /** An answer that leads there. */
  public static Response to(String path) {
    return Response.status(Response.Status.SEE_OTHER).header("Location", path).build();
  }
}
