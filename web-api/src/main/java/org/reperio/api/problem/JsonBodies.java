package org.reperio.api.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.Arrays;
import org.reperio.refusal.ValidationFailed;

/**
 * Gives every operation that reads JSON a body: what is missing, or null, is refused before the
 * operation begins, so that none takes it for an empty document.
 */
@Provider
public class JsonBodies implements ReaderInterceptor {

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext request) throws IOException {
    Object body = request.proceed();
    if (!JsonNode.class.isAssignableFrom(request.getType())
        || (body instanceof JsonNode json && !json.isNull() && !json.isMissingNode())) {
      return body;
    }
    if (Arrays.stream(request.getAnnotations()).anyMatch(OptionalBody.class::isInstance)) {
      return JsonNodeFactory.instance.objectNode();
    }
    throw ValidationFailed.of("_schema", "The request has no body: send a JSON document.");
  }
}
