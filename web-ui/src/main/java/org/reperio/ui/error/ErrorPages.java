package org.reperio.ui.error;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.reperio.access.AuthenticationRequired;
import org.reperio.access.PermissionDenied;
import org.reperio.model.ValidationFailed;
import org.reperio.record.RecordGone;
import org.reperio.record.RecordNotFound;
import org.reperio.request.RequestNotFound;
import org.reperio.search.QuerySyntaxError;
import org.reperio.search.SearchUnavailable;
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

  public ErrorPages(PageRequest request, ErrorMessages messages, Vocabularies vocabularies) {
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
  public RestResponse<TemplateInstance> notFound(RecordNotFound e) {
    return page(Status.NOT_FOUND, messages.notFound(), messages.notFoundText());
  }

  /** What is left of a record that was deleted. */
  @ServerExceptionMapper
  public RestResponse<TemplateInstance> gone(RecordGone e) {
    JsonNode tombstone = e.tombstone();
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

  @ServerExceptionMapper
  public RestResponse<TemplateInstance> wrongToken(RequestNotFound e) {
    return page(Status.NOT_FOUND, messages.notFound(), e.getMessage());
  }

  @ServerExceptionMapper
  public RestResponse<TemplateInstance> forbidden(PermissionDenied e) {
    return page(Status.FORBIDDEN, messages.forbidden(), messages.forbiddenText());
  }

  @ServerExceptionMapper
  public RestResponse<TemplateInstance> unknown(AuthenticationRequired e) {
    return page(Status.FORBIDDEN, messages.forbidden(), messages.forbiddenText());
  }

  @ServerExceptionMapper
  public RestResponse<TemplateInstance> invalid(ValidationFailed e) {
    return page(Status.BAD_REQUEST, messages.badRequest(), messages.badRequestText());
  }

  @ServerExceptionMapper
  public RestResponse<TemplateInstance> badQuery(QuerySyntaxError e) {
    return page(Status.BAD_REQUEST, messages.badRequest(), messages.badRequestText());
  }

  @ServerExceptionMapper
  public RestResponse<TemplateInstance> resting(SearchUnavailable e) {
    LOG.warn("Search is unavailable", e);
    RestResponse<TemplateInstance> page =
        page(Status.SERVICE_UNAVAILABLE, messages.resting(), messages.restingText());
    page.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    return page;
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
              ? page(status, messages.badRequest(), messages.badRequestText())
              : internal(e);
    };
  }

  @ServerExceptionMapper
  public RestResponse<TemplateInstance> internal(Throwable e) {
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
