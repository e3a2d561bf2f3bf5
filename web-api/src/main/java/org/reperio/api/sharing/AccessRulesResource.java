package org.reperio.api.sharing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.reperio.access.Identity;
import org.reperio.api.access.Caller;
import org.reperio.api.representation.RecordLinks;
import org.reperio.export.MediaTypes;
import org.reperio.record.Drafts;
import org.reperio.record.Records;
import org.reperio.sharing.AccessRules;

/** Whether people may ask for access to a record's files. */
@Path("/api/records/{id}/access")
@Tag(name = "Access requests")
public class AccessRulesResource {

  private final AccessRules rules;
  private final Records records;
  private final Drafts drafts;
  private final RecordLinks links;
  private final Caller caller;

  public AccessRulesResource(
      AccessRules rules, Records records, Drafts drafts, RecordLinks links, Caller caller) {
    this.rules = rules;
    this.records = records;
    this.drafts = drafts;
    this.links = links;
    this.caller = caller;
  }

  /** Answers the record, or the draft of one that is not published, with the new rules. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces({MediaTypes.JSON, MediaTypes.INVENIO_JSON})
  @Operation(summary = "Set who may ask for access, and on which conditions")
  public ObjectNode update(@PathParam("id") String id, ObjectNode input) {
    Identity who = caller.identity();
    return rules.update(who, id, input)
        ? links.record(records.read(who, id))
        : links.draft(drafts.read(who, id).json());
  }
}
