package org.reperio.api;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the service. */
@QuarkusMain
public final class WebApi {

  private WebApi() {}

  /**
   * Quarkus would refuse an address with a sign that RFC 3986 does not allow, such as the quotes of
   * an exact phrase, and without saying why. InvenioRDM takes them, so they are left to {@link
   * org.reperio.api.problem.RequestGuard}, which refuses what cannot be decoded.
   */
  public static void main(String... args) {
    System.setProperty("vertx.disableURIValidation", "true");
    Quarkus.run(args);
  }
}
