package org.reperio.api.record;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import org.reperio.api.representation.RecordLinks;
import org.reperio.record.CheckedDraft;

/** Answers with a draft, what is wrong with it, and its revision as the ETag. */
@ApplicationScoped
class DraftAnswers {

  private final RecordLinks links;
  private final ObjectMapper json;

  DraftAnswers(RecordLinks links, ObjectMapper json) {
    this.links = links;
    this.json = json;
  }

  Response of(int status, CheckedDraft draft) {
    ObjectNode body = links.draft(draft.json());
    if (!draft.errors().isEmpty()) {
      body.set("errors", json.valueToTree(draft.errors()));
    }
    return Response.status(status).entity(body).tag(Integer.toString(draft.revisionId())).build();
  }
}
