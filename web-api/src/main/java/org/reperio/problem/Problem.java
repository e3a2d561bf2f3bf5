package org.reperio.problem;

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

  public static Response response(int status, String message, List<FieldError> errors) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(new Problem(status, message, errors))
        .build();
  }

  public static Response response(int status, String message) {
    return response(status, message, List.of());
  }
}
