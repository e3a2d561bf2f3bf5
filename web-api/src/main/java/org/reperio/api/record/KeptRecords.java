package org.reperio.api.record;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.reperio.api.access.RateLimit;
import org.reperio.api.access.SessionOfPages;
import org.reperio.api.representation.RecordLinks;
import org.reperio.api.representation.Validators;
import org.reperio.export.MediaTypes;
import org.reperio.limit.Usage;
import org.reperio.metrics.StatementCount;
import org.reperio.site.SitePath;

/**
 * Answers the request that most requests are, a guest's for a public record as plain JSON, on the
 * event loop: with the bytes that {@link PublicRecordBodies} keeps, when the database says that the
 * record is still the same. All else goes on to {@link RecordResource}, which gives the same
 * answer: a record that is not kept or has changed, a guest who asks too much, a request that is
 * conditional.
 */
public class KeptRecords {

  private static final String RECORDS = SitePath.recordApi("");

  /** Quarkus names a request by this in its metrics. */
  private static final String ROUTE = "UrlPathTemplate";

  private static final String RECORD = RECORDS + "{id}";

  /** Where the answer depends on more than the record. */
  private static final List<CharSequence> OTHERWISE =
      List.of(
          HttpHeaders.AUTHORIZATION,
          HttpHeaders.IF_MATCH,
          HttpHeaders.IF_NONE_MATCH,
          HttpHeaders.IF_MODIFIED_SINCE,
          "If-Unmodified-Since",
          HttpHeaders.CONTENT_LENGTH,
          HttpHeaders.TRANSFER_ENCODING);

  private final PublicRecordBodies bodies;
  private final GatheredStamps stamps;
  private final RateLimit limit;
  private final RecordLinks links;
  private final StatementCount statements;
  private final SessionOfPages session;

  public KeptRecords(
      PublicRecordBodies bodies,
      GatheredStamps stamps,
      RateLimit limit,
      RecordLinks links,
      StatementCount statements,
      SessionOfPages session) {
    this.session = session;
    this.bodies = bodies;
    this.stamps = stamps;
    this.limit = limit;
    this.links = links;
    this.statements = statements;
  }

  void register(@Observes Router router) {
    router.get().order(RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT).handler(this::answer);
  }

  private void answer(RoutingContext call) {
    HttpServerRequest request = call.request();
    String path = request.path();
    if (path == null || !path.startsWith(RECORDS) || !isPlain(request)) {
      call.next();
      return;
    }
    String pid = path.substring(RECORDS.length());
    Optional<PublicRecordBodies.Body> kept = bodies.kept(pid);
    if (kept.isEmpty()) {
      call.next();
      return;
    }
    Context context = Vertx.currentContext();
    limit
        .countGuest(call)
        .subscribe()
        .with(
            usage -> onContext(context, () -> compare(call, pid, kept.get(), usage)),
            failure -> onContext(context, call::next));
  }

  /** Redis answers on an event loop of its own. */
  private static void onContext(Context context, Runnable step) {
    if (Vertx.currentContext() == context) {
      step.run();
    } else {
      context.runOnContext(there -> step.run());
    }
  }

  private boolean isPlain(HttpServerRequest request) {
    MultiMap headers = request.headers();
    List<String> accept = headers.getAll(HttpHeaders.ACCEPT);
    return request.query() == null
        && (accept.isEmpty() || accept.size() == 1 && RecordResource.PLAIN.contains(accept.get(0)))
        && OTHERWISE.stream().noneMatch(headers::contains)
        && !session.isShown(request);
  }

  private void compare(
      RoutingContext call, String pid, PublicRecordBodies.Body kept, Optional<Usage> usage) {
    if (usage.isPresent() && usage.get().exceeded()) {
      call.next();
      return;
    }
    // One query for many readers is counted for each of them.
    statements.add();
    stamps
        .of(pid)
        .onSuccess(
            stamp -> {
              if (stamp.isPresent() && stamp.get().equals(kept.stamp())) {
                send(call, pid, kept, usage);
              } else {
                call.next();
              }
            })
        .onFailure(failure -> call.next());
  }

  private void send(
      RoutingContext call, String pid, PublicRecordBodies.Body kept, Optional<Usage> usage) {
    Vertx.currentContext().putLocal(ROUTE, RECORD);
    MultiMap headers = call.response().headers();
    // It stands there to keep the server from compressing, which it may do with JSON.
    headers.remove(HttpHeaders.CONTENT_ENCODING);
    Validators validators = kept.record().validators();
    headers.set(HttpHeaders.CONTENT_TYPE, MediaTypes.JSON);
    headers.set("ETag", validators.tag());
    validators.lastModified().ifPresent(moment -> headers.set("Last-Modified", moment));
    headers.add("Vary", Validators.VARY);
    headers.set("Link", links.linkset(pid));
    usage
        .map(RateLimit::headers)
        .ifPresent(rates -> rates.forEach((name, value) -> headers.set(name, value.toString())));
    call.response().end(Buffer.buffer(kept.record().json()));
  }
}
