package org.reperio.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.reperio.model.FieldError;

/**
 * An error's body, as InvenioRDM's clients know it.
 *
 * @param status the HTTP status again
 * @param message a sentence
 * @param errors by field, for a document that is not valid
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(int status, String message, List<FieldError> errors) {

  /** What HTTP itself has to say of a status. */
  public static Problem of(int status) {
    return new Problem(status, sentence(status), List.of());
  }

  public static Response response(int status, String message, List<FieldError> errors) {
    return new Problem(status, message, errors).response();
  }

  public static Response response(int status, String message) {
    return response(status, message, List.of());
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
