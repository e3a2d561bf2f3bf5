package org.reperio.api.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.reperio.access.AuthenticationRequired;
import org.reperio.access.PermissionDenied;
import org.reperio.api.access.TooManyRequests;
import org.reperio.database.DatabaseFailure;
import org.reperio.export.UnknownStyle;
import org.reperio.file.FileNotFound;
import org.reperio.file.FileTooLarge;
import org.reperio.file.UnreadableContainer;
import org.reperio.model.FieldError;
import org.reperio.model.ValidationFailed;
import org.reperio.pid.PidNotFound;
import org.reperio.record.PreconditionFailed;
import org.reperio.record.RecordGone;
import org.reperio.record.RecordNotFound;
import org.reperio.record.RevisionConflict;
import org.reperio.request.RequestNotFound;
import org.reperio.search.QuerySyntaxError;
import org.reperio.search.SearchUnavailable;
import org.reperio.sharing.NotShared;

/** Turns what the services throw into InvenioRDM's error bodies. */
public class ProblemMapping {

  private final AllowedMethods allowed;

  public ProblemMapping(AllowedMethods allowed) {
    this.allowed = allowed;
  }

  @ServerExceptionMapper
  Response invalid(ValidationFailed e) {
    return Problem.response(400, e.getMessage(), e.errors());
  }

  @ServerExceptionMapper({
    RecordNotFound.class,
    FileNotFound.class,
    RequestNotFound.class,
    NotShared.class,
    PidNotFound.class
  })
  Response missing(RuntimeException e) {
    return Problem.response(404, e.getMessage());
  }

  @ServerExceptionMapper
  Response gone(RecordGone e) {
    return Response.status(410)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(new Tombstone(410, e.getMessage(), e.tombstone()))
        .build();
  }

  /** What is answered for a record that was deleted. */
  private record Tombstone(int status, String message, ObjectNode tombstone) {}

  @ServerExceptionMapper
  Response denied(PermissionDenied e) {
    return Problem.response(403, e.getMessage());
  }

  @ServerExceptionMapper
  Response unknown(AuthenticationRequired e) {
    Response answer = Problem.response(401, e.getMessage());
    return Response.fromResponse(answer).header("WWW-Authenticate", "Bearer").build();
  }

  @ServerExceptionMapper
  Response conflict(RevisionConflict e) {
    return Problem.response(409, e.getMessage());
  }

  @ServerExceptionMapper
  Response precondition(PreconditionFailed e) {
    return Problem.response(412, e.getMessage());
  }

  @ServerExceptionMapper
  Response tooLarge(FileTooLarge e) {
    return Problem.response(413, e.getMessage());
  }

  @ServerExceptionMapper
  Response unreadable(UnreadableContainer e) {
    return Problem.response(400, e.getMessage());
  }

  @ServerExceptionMapper
  Response bodyTooLarge(BodyTooLarge e) {
    return Problem.response(413, e.getMessage());
  }

  @ServerExceptionMapper
  Response tooMany(TooManyRequests e) {
    return Response.fromResponse(Problem.response(429, e.getMessage()))
        .header("Retry-After", e.retryAfter())
        .header("X-RateLimit-Limit", e.usage().amount())
        .header("X-RateLimit-Remaining", e.usage().remaining())
        .header("X-RateLimit-Reset", e.usage().reset().getEpochSecond())
        .build();
  }

  @ServerExceptionMapper
  Response unknownStyle(UnknownStyle e) {
    return Problem.response(400, e.getMessage());
  }

  /** Text that is not what its encoding says; any other failure to read or write is ours. */
  @ServerExceptionMapper
  Response unreadableText(IOException e) {
    return e instanceof CharConversionException
        ? Problem.response(400, "The request's body is not UTF-8.")
        : unexpected(e);
  }

  @ServerExceptionMapper
  Response badQuery(QuerySyntaxError e) {
    String where = e.position() < 0 ? "" : " See character %d.".formatted(e.position() + 1);
    return Problem.response(
        400, "Invalid query string syntax.", List.of(FieldError.of("q", e.getMessage() + where)));
  }

  @ServerExceptionMapper
  Response searchDown(SearchUnavailable e) {
    Log.warnf("search is unavailable: %s", e.getCause());
    Response answer = Problem.response(503, e.getMessage());
    return Response.fromResponse(answer).header("Retry-After", "10").build();
  }

  @ServerExceptionMapper
  Response database(DatabaseFailure e) {
    if (e.isConstraintViolation()) {
      Log.warn("a write broke a rule of the database", e);
      return Problem.response(409, new RevisionConflict().getMessage());
    }
    return unexpected(e);
  }

  @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
  Response malformed(JacksonException e) {
    var at = e.getLocation();
    return Problem.response(
        400,
        at == null
            ? "The request's body is not JSON."
            : "The request's body is not JSON: see line %d, column %d."
                .formatted(at.getLineNr(), at.getColumnNr()));
  }

  @ServerExceptionMapper
  Response http(WebApplicationException e) {
    return e.getCause() instanceof JacksonException json
        ? malformed(json)
        : Problem.of(e.getResponse().getStatus()).response();
  }

  @ServerExceptionMapper
  Response wrongMethod(NotAllowedException e, UriInfo uri) {
    return Response.fromResponse(Problem.of(405).response())
        .header("Allow", allowed.of(uri.getPath()))
        .build();
  }

  @ServerExceptionMapper
  Response failedAuthentication(AuthenticationFailedException e) {
    return unknown(new AuthenticationRequired());
  }

  @ServerExceptionMapper
  Response unexpected(Exception e) {
    Log.error("unexpected failure", e);
    return Problem.of(500).response();
  }
}
