package org.reperio.api.sharing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.reperio.sharing.Grant;

/** The JSON of grants, in InvenioRDM's shape. */
final class GrantJson {

  private GrantJson() {}

  static ObjectNode of(Grant grant) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", grant.position());
    json.put("permission", grant.permission().id());
    json.putObject("subject")
        .put("type", grant.subject().type().id())
        .put("id", grant.subject().id());
    json.put("origin", grant.origin());
    return json;
  }

  static ObjectNode list(List<Grant> grants) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode hits = body.putObject("hits");
    var list = hits.putArray("hits");
    grants.forEach(grant -> list.add(of(grant)));
    hits.put("total", grants.size());
    return body;
  }
}
