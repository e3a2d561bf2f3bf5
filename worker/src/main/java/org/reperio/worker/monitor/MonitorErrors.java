package org.reperio.worker.monitor;

import io.quarkus.logging.Log;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.reperio.refusal.DatabaseFailure;
import org.reperio.refusal.Refusal;
import org.reperio.worker.cli.Failures;

/** Tells operators on a page what went wrong, with the reason that others are not told. */
public class MonitorErrors {

  private static final int RETRY_SECONDS = 5;

  @CheckedTemplate(basePath = "monitor")
  static class Templates {
    static native TemplateInstance error(int status, String title, String reason);
  }

  @ServerExceptionMapper
  public RestResponse<TemplateInstance> refused(Refusal e) {
    return switch (e.kind()) {
      case NOT_FOUND, GONE -> page(Status.NOT_FOUND, "This is not there", Failures.sentence(e));
      case UNAUTHENTICATED, DENIED -> page(Status.FORBIDDEN, "Not allowed", Failures.sentence(e));
      case UNAVAILABLE, FULL, CONFLICT -> unavailable(e);
      case RATE_LIMITED -> later(Status.TOO_MANY_REQUESTS, "Too many tries", e);
      case FAILED -> failed(e);
      default -> page(Status.BAD_REQUEST, "This cannot be done", Failures.sentence(e));
    };
  }

  private RestResponse<TemplateInstance> unavailable(Throwable e) {
    Log.warnf("monitor: %s", Failures.sentence(e));
    return later(Status.SERVICE_UNAVAILABLE, "Not available for the moment", e);
  }

  private static RestResponse<TemplateInstance> later(Status status, String title, Throwable e) {
    RestResponse<TemplateInstance> page = page(status, title, Failures.sentence(e));
    long seconds = e instanceof Refusal refusal ? refusal.retryAfterSeconds() : 0;
    page.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, seconds > 0 ? seconds : RETRY_SECONDS);
    return page;
  }

  @ServerExceptionMapper
  public RestResponse<TemplateInstance> web(WebApplicationException e) {
    Status status = Status.fromStatusCode(e.getResponse().getStatus());
    return switch (status) {
      case NOT_FOUND -> page(status, "This is not there", "");
      case FORBIDDEN -> page(status, "Not allowed", "The request came from another site.");
      case METHOD_NOT_ALLOWED -> page(status, "This cannot be done", "");
      default ->
          status.getStatusCode() < Status.INTERNAL_SERVER_ERROR.getStatusCode()
              ? page(status, "This cannot be done", "")
              : internal(e);
    };
  }

  @ServerExceptionMapper
  public RestResponse<TemplateInstance> failed(Throwable e) {
    Optional<DatabaseFailure> database = DatabaseFailure.behind(e);
    return database.isPresent() ? unavailable(database.get()) : internal(e);
  }

  private static RestResponse<TemplateInstance> internal(Throwable e) {
    Log.error("monitor: a page failed", e);
    return page(Status.INTERNAL_SERVER_ERROR, "Something went wrong here", "The log says more.");
  }

  private static RestResponse<TemplateInstance> page(Status status, String title, String reason) {
    return RestResponse.ResponseBuilder.create(
            status, Templates.error(status.getStatusCode(), title, reason))
        .type(MediaType.TEXT_HTML_TYPE)
        .build();
  }
}
