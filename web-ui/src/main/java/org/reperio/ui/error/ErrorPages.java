package org.reperio.ui.error;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.reperio.access.AuthenticationRequired;
import org.reperio.account.LinkExpired;
import org.reperio.refusal.DatabaseFailure;
import org.reperio.refusal.Refusal;
import org.reperio.request.RequestNotFound;
import org.reperio.search.SearchUnavailable;
import org.reperio.site.AllowedMethods;
import org.reperio.site.SiteAddress;
import org.reperio.ui.page.HumanDate;
import org.reperio.ui.page.PageRequest;
import org.reperio.vocabulary.Vocabularies;

/** Tells readers what went wrong, in words and with the right status. */
public class ErrorPages {

  private static final Logger LOG = Logger.getLogger(ErrorPages.class);
  private static final int RETRY_SECONDS = 60;

  private final PageRequest request;
  private final ErrorMessages messages;
  private final Vocabularies vocabularies;
  private final AllowedMethods allowed;
  private final SiteAddress site;

  public ErrorPages(
      PageRequest request,
      ErrorMessages messages,
      Vocabularies vocabularies,
      AllowedMethods allowed,
      SiteAddress site) {
    this.site = site;
    this.allowed = allowed;
    this.vocabularies = vocabularies;
    this.request = request;
    this.messages = messages;
  }

  @CheckedTemplate(basePath = "error")
  static class Templates {
    static native TemplateInstance error(ErrorView view);

    static native TemplateInstance tombstone(TombstoneView view);
  }

  @ServerExceptionMapper
  public RestResponse<TemplateInstance> refused(Refusal e) {
    return switch (e.kind()) {
      case NOT_FOUND ->
          page(
              Status.NOT_FOUND,
              messages.notFound(),
              e instanceof RequestNotFound || e instanceof LinkExpired
                  ? e.summary()
                  : messages.notFoundText());
      case GONE -> tombstone(e.details().getOrDefault("tombstone", MissingNode.getInstance()));
      case UNAUTHENTICATED, DENIED ->
          page(Status.FORBIDDEN, messages.forbidden(), messages.forbiddenText());
      case INVALID -> wrong(Status.BAD_REQUEST);
      case CONFLICT -> wrong(Status.CONFLICT);
      case PRECONDITION -> wrong(Status.PRECONDITION_FAILED);
      case TOO_LARGE -> wrong(Status.PAYLOAD_TOO_LARGE);
      case RATE_LIMITED -> later(Status.TOO_MANY_REQUESTS, e);
      case UNAVAILABLE, FULL -> later(Status.SERVICE_UNAVAILABLE, e);
      case FAILED -> internal(e);
    };
  }

  private RestResponse<TemplateInstance> wrong(Status status) {
    return page(status, messages.badRequest(), messages.badRequestText());
  }

  private RestResponse<TemplateInstance> later(Status status, Refusal e) {
    LOG.warnf("%s (%s)", e.getMessage(), e.getCause());
    RestResponse<TemplateInstance> page =
        e instanceof SearchUnavailable
            ? page(status, messages.resting(), messages.restingText())
            : page(status, messages.unavailable(), messages.unavailableText());
    page.getHeaders()
        .putSingle(
            HttpHeaders.RETRY_AFTER,
            e.retryAfterSeconds() > 0 ? e.retryAfterSeconds() : RETRY_SECONDS);
    return page;
  }

  /** The remains of a record that was deleted. */
  private RestResponse<TemplateInstance> tombstone(JsonNode tombstone) {
    var view =
        new TombstoneView(
            tombstone.path("citation_text").asText(""),
            vocabularies
                .find("removalreasons", tombstone.at("/removal_reason/id").asText(""))
                .map(reason -> reason.title().getOrDefault("en", reason.id()))
                .orElse(""),
            tombstone.path("note").asText(""),
            HumanDate.of(tombstone.path("removal_date").asText("")));
    return RestResponse.ResponseBuilder.create(Status.GONE, Templates.tombstone(view))
        .type(MediaType.TEXT_HTML_TYPE)
        .build();
  }

  /** Whoever opens a page that needs an account signs in first; a form is refused. */
  @ServerExceptionMapper
  public RestResponse<TemplateInstance> unknown(AuthenticationRequired e) {
    return request.isRead() ? RestResponse.seeOther(site.uri(request.signIn())) : refused(e);
  }

  @ServerExceptionMapper
  public RestResponse<TemplateInstance> web(WebApplicationException e) {
    Status status = Status.fromStatusCode(e.getResponse().getStatus());
    return switch (status) {
      case NOT_FOUND -> page(status, messages.notFound(), messages.notFoundText());
      case GONE -> page(status, messages.gone(), messages.goneText());
      case FORBIDDEN, UNAUTHORIZED -> page(status, messages.forbidden(), messages.forbiddenText());
      default ->
          status.getStatusCode() < Status.INTERNAL_SERVER_ERROR.getStatusCode()
              ? wrong(status)
              : internal(e);
    };
  }

  /** A page that is opened by a method that it does not have; the answer names those it has. */
  @ServerExceptionMapper
  public RestResponse<TemplateInstance> wrongMethod(NotAllowedException e, UriInfo uri) {
    RestResponse<TemplateInstance> answer = web(e);
    answer.getHeaders().putSingle("Allow", String.join(", ", allowed.of(uri.getPath())));
    return answer;
  }

  @ServerExceptionMapper
  public RestResponse<TemplateInstance> failed(Throwable e) {
    Optional<DatabaseFailure> database = DatabaseFailure.behind(e);
    return database.isPresent() ? refused(database.get()) : internal(e);
  }

  private RestResponse<TemplateInstance> internal(Throwable e) {
    LOG.errorf(e, "Request %s failed: %s", request.id(), request.path());
    return answer(
        Status.INTERNAL_SERVER_ERROR,
        new ErrorView(500, messages.internal(), messages.internalText(), request.id()));
  }

  private static RestResponse<TemplateInstance> page(Status status, String title, String text) {
    return answer(status, new ErrorView(status.getStatusCode(), title, text, ""));
  }

  private static RestResponse<TemplateInstance> answer(Status status, ErrorView view) {
    return RestResponse.ResponseBuilder.create(status, Templates.error(view))
        .type(MediaType.TEXT_HTML_TYPE)
        .build();
  }
}
