package org.reperio.api.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.reperio.access.AuthenticationRequired;
import org.reperio.refusal.DatabaseFailure;
import org.reperio.refusal.FieldError;
import org.reperio.refusal.Refusal;
import org.reperio.refusal.StorageFull;
import org.reperio.site.AllowedMethods;

/** Turns refusals and failures into InvenioRDM's error bodies. */
public class ProblemMapping {

  private static final int RETRY_SECONDS = 10;
  private static final String NOT_JSON = "Unable to decode JSON data in request body.";

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
      case FULL -> Log.errorf("no room left: %s", e.getCause());
      case FAILED -> Log.error("unexpected failure", e);
      case CONFLICT, INVALID -> {
        if (e instanceof DatabaseFailure) {
          Log.warn("a write broke a rule of the database", e);
        }
      }
      default -> {}
    }
    if (e.retryAfterSeconds() > 0) {
      answer.header("Retry-After", e.retryAfterSeconds());
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
    return new Problem(400, NOT_JSON, List.of(FieldError.of("_schema", place(e))), Map.of())
        .response();
  }

  private static String place(JacksonException e) {
    if (e instanceof MismatchedInputException mismatch
        && JsonNode.class.isAssignableFrom(type(mismatch))) {
      return "Send a JSON object.";
    }
    if (e instanceof StreamConstraintsException) {
      return tooMuch(e.getOriginalMessage());
    }
    var at = e.getLocation();
    return at == null
        ? "This is not JSON."
        : "See line %d, column %d.".formatted(at.getLineNr(), at.getColumnNr());
  }

  /**
   * The parser says what there is too much of, and where in its own code it says how much may be.
   */
  private static String tooMuch(String said) {
    return said.replaceFirst(", from .*", ").");
  }

  private static Class<?> type(MismatchedInputException e) {
    return e.getTargetType() == null ? Object.class : e.getTargetType();
  }

  @ServerExceptionMapper
  Response http(WebApplicationException e) {
    return e.getCause() instanceof JacksonException json
        ? malformed(json)
        : Problem.of(e.getResponse().getStatus()).response();
  }

  @ServerExceptionMapper
  Response wrongMethod(NotAllowedException e, UriInfo uri) {
    return wrongMethod(allowed.of(uri.getPath()));
  }

  /**
   * The framework finds nothing, too, where one resource has the address and another, whose pattern
   * it likes better, has not.
   */
  @ServerExceptionMapper
  Response notFound(NotFoundException e, UriInfo uri, Request request) {
    Set<String> methods = allowed.of(uri.getPath());
    return methods.isEmpty() || methods.contains(request.getMethod())
        ? http(e)
        : wrongMethod(methods);
  }

  private static Response wrongMethod(Set<String> methods) {
    return Response.fromResponse(Problem.of(405).response())
        .header("Allow", String.join(", ", methods))
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
    Optional<StorageFull> full = StorageFull.behind(e);
    if (full.isPresent()) {
      return refused(full.get());
    }
    Log.error("unexpected failure", e);
    return Problem.of(500).response();
  }
}
