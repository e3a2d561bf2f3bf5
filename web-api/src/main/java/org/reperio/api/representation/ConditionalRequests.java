package org.reperio.api.representation;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Locale;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Gives every record and draft its validators (RFC 9110, 8.8): the revision as the entity tag, the
 * last change as Last-Modified; and answers 304 to who has them.
 */
public class ConditionalRequests {

  private static final Set<String> READING = Set.of("GET", "HEAD");

  /** Unlike RFC 1123's, an HTTP date has two digits for the day and says GMT. */
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  @ServerResponseFilter
  public void validate(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getStatus() >= 300) {
      return;
    }
    if (response.getEntity() instanceof WrittenRecord written) {
      validate(request, response, written.revision(), written.updated());
    } else if (response.getEntity() instanceof JsonNode body && body.hasNonNull("revision_id")) {
      validate(request, response, body.get("revision_id").asText(), body.path("updated").asText());
    }
  }

  private static void validate(
      ContainerRequestContext request,
      ContainerResponseContext response,
      String revision,
      String changed) {
    var headers = response.getHeaders();
    var tag = new EntityTag(revision);
    headers.putSingle(HttpHeaders.ETAG, '"' + tag.getValue() + '"');
    OffsetDateTime updated = moment(changed);
    if (updated != null) {
      headers.putSingle(HttpHeaders.LAST_MODIFIED, httpDate(updated));
    }
    if (READING.contains(request.getMethod())) {
      headers.add(HttpHeaders.VARY, "Accept, Accept-Language, Authorization");
      Response.ResponseBuilder unchanged =
          updated == null || !isDate(request.getHeaderString(HttpHeaders.IF_MODIFIED_SINCE))
              ? request.getRequest().evaluatePreconditions(tag)
              : request.getRequest().evaluatePreconditions(seconds(updated), tag);
      if (unchanged != null) {
        response.setStatus(unchanged.build().getStatus());
        response.setEntity(null);
      }
    }
  }

  /** A date that is none is to be ignored (RFC 9110, 13.1.3); the library would fail on it. */
  private static boolean isDate(String header) {
    try {
      return header != null && HTTP_DATE.parse(header) != null;
    } catch (DateTimeParseException none) {
      return false;
    }
  }

  private static OffsetDateTime moment(String text) {
    try {
      return OffsetDateTime.parse(text);
    } catch (DateTimeParseException none) {
      return null;
    }
  }

  /** HTTP counts in seconds: a fraction would make the resource newer than its own header. */
  private static Date seconds(OffsetDateTime moment) {
    return Date.from(moment.toInstant().truncatedTo(ChronoUnit.SECONDS));
  }

  private static String httpDate(OffsetDateTime moment) {
    return HTTP_DATE.format(moment);
  }
}
