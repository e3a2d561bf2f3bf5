package org.reperio.api.representation;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.reperio.export.MediaTypes;

/**
 * A profile asks for one vocabulary of linked data. Who asks for one that is not written here gets
 * another format that was accepted too, or none: never schema.org under another name.
 */
public class Profiles {

  private static final Set<String> WRITTEN =
      Set.of(
          "https://schema.org", "https://schema.org/", "http://schema.org", "http://schema.org/");

  @ServerRequestFilter(preMatching = true)
  public void choose(ContainerRequestContext request) {
    String accept = request.getHeaderString(HttpHeaders.ACCEPT);
    if (accept == null || !accept.contains("profile")) {
      return;
    }
    List<MediaType> accepted = request.getAcceptableMediaTypes();
    List<MediaType> possible = accepted.stream().filter(type -> !isUnknown(type)).toList();
    if (possible.isEmpty()) {
      throw new NotAcceptableException();
    }
    if (possible.size() < accepted.size()) {
      request
          .getHeaders()
          .putSingle(
              HttpHeaders.ACCEPT,
              possible.stream().map(MediaType::toString).collect(Collectors.joining(", ")));
    }
  }

  private static boolean isUnknown(MediaType type) {
    String profile = type.getParameters().get("profile");
    return profile != null
        && MediaType.valueOf(MediaTypes.JSON_LD).isCompatible(type)
        && !WRITTEN.containsAll(List.of(profile.strip().split("\\s+")));
  }
}
