package org.reperio.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.reperio.access.AuthenticationRequired;
import org.reperio.access.PermissionDenied;
import org.reperio.database.DatabaseFailure;
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
    int status = e.getResponse().getStatus();
    if (e.getCause() instanceof JacksonException json) {
      return malformed(json);
    }
    Response answer = Problem.response(status, sentence(status));
    var builder = Response.fromResponse(answer);
    if (e.getResponse().getHeaders().containsKey("Allow")) {
      builder.header("Allow", e.getResponse().getHeaderString("Allow"));
    }
    return builder.build();
  }

  private static String sentence(int status) {
    return switch (status) {
      case 400 -> "The request cannot be understood.";
      case 404 ->
          "The requested URL was not found on the server. If you entered the URL manually please"
              + " check your spelling and try again.";
      case 405 -> "The method is not allowed for the requested URL.";
      case 406 -> "None of the media types that you accept can be given.";
      case 413 -> "The request's body is too large.";
      case 415 -> "The request's media type is not one that is understood here.";
      default ->
          Response.Status.fromStatusCode(status) == null
              ? "The request failed."
              : Response.Status.fromStatusCode(status).getReasonPhrase() + ".";
    };
  }

  @ServerExceptionMapper
  Response failedAuthentication(AuthenticationFailedException e) {
    return unknown(new AuthenticationRequired());
  }

  @ServerExceptionMapper
  Response unexpected(RuntimeException e) {
    Log.error("unexpected failure", e);
    return Problem.response(
        500, "Something went wrong here. It has been noted with the request's id.");
  }
}
