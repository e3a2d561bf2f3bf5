package org.reperio.api.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.reperio.refusal.FieldError;
import org.reperio.refusal.Refusal;

/**
 * An error's body, in the form that InvenioRDM's clients expect.
 *
 * @param status the HTTP status again
 * @param message a sentence
 * @param errors by field, for a document that is not valid
 * @param details members of their own, such as the tombstone of a deleted record
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    int status,
    String message,
    List<FieldError> errors,
    @JsonAnyGetter Map<String, JsonNode> details) {

  /** HTTP's own phrase for a status. */
  public static Problem of(int status) {
    return new Problem(status, sentence(status), List.of(), Map.of());
  }

  public static Response response(int status, String message) {
    return new Problem(status, message, List.of(), Map.of()).response();
  }

  /** Our own faults are not told: they are in the log, under the request's id. */
  static Problem of(Refusal refusal) {
    int status = RefusalStatus.of(refusal.kind());
    return refusal.kind() == Refusal.Kind.FAILED
        ? of(status)
        : new Problem(status, refusal.summary(), refusal.errors(), refusal.details());
  }

  /** An error is JSON whatever was asked for. */
  public Response response() {
    return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(this).build();
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
      case 414 -> "The request's address is too long.";
      case 415 -> "The request's media type is not one that is understood here.";
      case 431 -> "The request's headers are too long.";
      case 500 -> "Something went wrong here. It has been noted with the request's id.";
      default ->
          Response.Status.fromStatusCode(status) == null
              ? "The request failed."
              : Response.Status.fromStatusCode(status).getReasonPhrase() + ".";
    };
  }
}
