package org.reperio.api.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.reperio.record.Expansion;

/** Answers {@code ?expand=1} wherever a record, a draft or a list of them is answered. */
public class ExpandedAnswers {

  private final Expansion expansion;

  public ExpandedAnswers(Expansion expansion) {
    this.expansion = expansion;
  }

  /** Adds what the ids in records mean, when that is asked for. */
  @ServerResponseFilter
  public void expand(ContainerRequestContext request, ContainerResponseContext response) {
    String asked = request.getUriInfo().getQueryParameters().getFirst("expand");
    if (List.of("1", "true").contains(asked == null ? "" : asked)
        && response.getEntity() instanceof ObjectNode body) {
      List<ObjectNode> records = records(body);
      if (!records.isEmpty()) {
        expansion.expand(records);
      }
    }
  }

  private static List<ObjectNode> records(ObjectNode body) {
    if (body.has("parent")) {
      return List.of(body);
    }
    var records = new ArrayList<ObjectNode>();
    for (JsonNode hit : body.at("/hits/hits")) {
      if (hit.has("parent")) {
        records.add((ObjectNode) hit);
      }
    }
    return records;
  }
}
