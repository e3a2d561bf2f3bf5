package org.reperio.ui.page;

import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.event.Observes;
import org.reperio.site.StrictHeaders;

/** What a page says of a strict header takes the place of the default. */
public class SingleHeadersOfPages {

  private static final int EARLY = 100;

  void register(@Observes Filters filters) {
    filters.register(
        request -> {
          request.addHeadersEndHandler(
              ignored -> StrictHeaders.keepLast(request.response().headers()));
          request.next();
        },
        EARLY);
  }
}
