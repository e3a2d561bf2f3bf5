package org.reperio.api.representation;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Gives every record and draft its validators (RFC 9110, 8.8): the revision as the entity tag, the
 * last change as Last-Modified; and answers 304 to who has them.
 */
public class ConditionalRequests {

  private static final Set<String> READING = Set.of("GET", "HEAD");

  @ServerResponseFilter
  public void validate(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getStatus() >= 300) {
      return;
    }
    if (response.getEntity() instanceof WrittenRecord written) {
      validate(request, response, written.validators());
    } else if (response.getEntity() instanceof JsonNode body && body.hasNonNull("revision_id")) {
      validate(
          request,
          response,
          Validators.of(body.get("revision_id").asText(), body.path("updated").asText()));
    }
  }

  private static void validate(
      ContainerRequestContext request, ContainerResponseContext response, Validators validators) {
    var headers = response.getHeaders();
    headers.putSingle(HttpHeaders.ETAG, validators.tag());
    validators
        .lastModified()
        .ifPresent(moment -> headers.putSingle(HttpHeaders.LAST_MODIFIED, moment));
    if (READING.contains(request.getMethod())) {
      headers.add(HttpHeaders.VARY, Validators.VARY);
      var tag = new EntityTag(validators.revision());
      Optional<Date> updated =
          validators
              .seconds()
              .filter(
                  known ->
                      Validators.isDate(request.getHeaderString(HttpHeaders.IF_MODIFIED_SINCE)));
      Response.ResponseBuilder unchanged =
          updated.isEmpty()
              ? request.getRequest().evaluatePreconditions(tag)
              : request.getRequest().evaluatePreconditions(updated.get(), tag);
      if (unchanged != null) {
        response.setStatus(unchanged.build().getStatus());
        response.setEntity(null);
      }
    }
  }
}
