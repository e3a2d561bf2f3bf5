package org.reperio.api.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.reperio.access.Identity;
import org.reperio.api.access.Caller;
import org.reperio.api.representation.ListBody;
import org.reperio.api.representation.ListedFacet;
import org.reperio.api.representation.PageLinks;
import org.reperio.audit.AuditEntry;
import org.reperio.audit.AuditJson;
import org.reperio.audit.AuditLog;
import org.reperio.audit.AuditPage;
import org.reperio.audit.AuditQuery;
import org.reperio.export.MediaTypes;
import org.reperio.refusal.PageBounds;
import org.reperio.site.SiteAddress;
import org.reperio.site.SitePath;

/** The audit log, for administrators. Nobody changes it. */
@Path("/api/audit-logs")
@Tag(name = "Administration")
@Produces({MediaTypes.JSON, MediaTypes.INVENIO_JSON})
public class AuditLogResource {

  private final AuditLog log;
  private final AuditJson json;
  private final SiteAddress site;
  private final Caller caller;

  AuditLogResource(AuditLog log, AuditJson json, SiteAddress site, Caller caller) {
    this.log = log;
    this.json = json;
    this.site = site;
    this.caller = caller;
  }

  @GET
  @Operation(summary = "Search the audit log")
  @Parameter(
      name = "q",
      in = ParameterIn.QUERY,
      description = "A query string on the fields of entries, at most 500 characters")
  @Parameter(name = "sort", in = ParameterIn.QUERY, description = "newest, oldest or bestmatch")
  @Parameter(name = "size", in = ParameterIn.QUERY, description = "Results a page, 1 to 1,000; 20")
  @Parameter(name = "page", in = ParameterIn.QUERY, description = "1 or more")
  @Parameter(name = "resource", in = ParameterIn.QUERY, description = "Facet: types of resources")
  @Parameter(name = "action_name", in = ParameterIn.QUERY, description = "Facet: actions")
  @Parameter(name = "action", in = ParameterIn.QUERY, description = "One action")
  @Parameter(name = "resource_type", in = ParameterIn.QUERY, description = "One type of resources")
  @Parameter(name = "resource_id", in = ParameterIn.QUERY, description = "One resource")
  @Parameter(
      name = "user_id",
      in = ParameterIn.QUERY,
      description = "The number of an account, system or anonymous")
  public ObjectNode search(@Context UriInfo uri) {
    Identity who = caller.identity();
    var given = new AuditParameters(uri.getQueryParameters());
    AuditQuery query = given.query();
    AuditPage page = log.search(who, query);
    ObjectNode body = ListBody.of(page.hits().stream().map(this::linked), page.total());
    ObjectNode facets = body.putObject("aggregations");
    facet(
        ListedFacet.in(facets, "resource", "Resource", query.resources()),
        page.resources(),
        key -> key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1));
    facet(
        ListedFacet.in(facets, "action_name", "Action", query.actions()),
        page.actions(),
        UnaryOperator.identity());
    new PageLinks(
            site.of(SitePath.auditLogsApi()), uri.getQueryParameters(), given.sort(), query.size())
        .into(body, query.page(), Math.min(page.total(), PageBounds.DEEPEST));
    return body;
  }

  private static void facet(
      ListedFacet facet, Map<String, Long> counts, UnaryOperator<String> labels) {
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(one -> facet.add(one.getKey(), labels.apply(one.getKey()), one.getValue()));
  }

  @GET
  @Path("{id}")
  @Operation(summary = "Read an entry of the audit log")
  public ObjectNode read(@PathParam("id") String id) {
    return linked(log.read(caller.identity(), uuid(id)));
  }

  /** Who may not read the log is told so, whatever the id is. */
  private static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      return new UUID(0, 0);
    }
  }

  private ObjectNode linked(AuditEntry entry) {
    ObjectNode node = json.of(entry);
    node.putObject("links").put("self", site.of(SitePath.auditLogsApi() + "/" + entry.id()));
    return node;
  }
}
