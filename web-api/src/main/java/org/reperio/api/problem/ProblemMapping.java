package org.reperio.api.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.reperio.access.AuthenticationRequired;
import org.reperio.refusal.DatabaseFailure;
import org.reperio.refusal.Refusal;

/** Turns refusals and failures into InvenioRDM's error bodies. */
public class ProblemMapping {

  private static final int RETRY_SECONDS = 10;

  private final AllowedMethods allowed;

  public ProblemMapping(AllowedMethods allowed) {
    this.allowed = allowed;
  }

  @ServerExceptionMapper
  Response refused(Refusal e) {
    var answer = Response.fromResponse(Problem.of(e).response());
    switch (e.kind()) {
      case UNAUTHENTICATED -> answer.header("WWW-Authenticate", "Bearer");
      case UNAVAILABLE -> {
        Log.warnf("%s (%s)", e.getMessage(), e.getCause());
        answer.header("Retry-After", RETRY_SECONDS);
      }
      case FAILED -> Log.error("unexpected failure", e);
      case CONFLICT -> {
        if (e instanceof DatabaseFailure) {
          Log.warn("a write broke a rule of the database", e);
        }
      }
      default -> {}
    }
    if (e instanceof MoreHeaders more) {
      more.headers().forEach(answer::header);
    }
    return answer.build();
  }

  /** Text that is not what its encoding says; any other failure to read or write is ours. */
  @ServerExceptionMapper
  Response unreadableText(IOException e) {
    return e instanceof CharConversionException
        ? Problem.response(400, "The request's body is not UTF-8.")
        : unexpected(e);
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
    return refused(new AuthenticationRequired());
  }

  @ServerExceptionMapper
  Response unexpected(Exception e) {
    Optional<DatabaseFailure> database = DatabaseFailure.behind(e);
    if (database.isPresent()) {
      return refused(database.get());
    }
    Log.error("unexpected failure", e);
    return Problem.of(500).response();
  }
}
