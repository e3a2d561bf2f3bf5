package org.reperio.ui.request;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.reperio.record.Records;
import org.reperio.refusal.ValidationFailed;
import org.reperio.request.AccessRequests;
import org.reperio.ui.page.FieldReasons;
import org.reperio.ui.sharing.Visitors;

/** Readers without an account ask a record's owner for access to its files. */
@Path("/records/{id}/access/request")
@Produces(MediaType.TEXT_HTML)
public class AccessRequestPages {

  private final Records records;
  private final AccessRequests requests;
  private final RequestMessages messages;
  private final Visitors visitors;

  public AccessRequestPages(
      Records records, AccessRequests requests, RequestMessages messages, Visitors visitors) {
    this.records = records;
    this.requests = requests;
    this.messages = messages;
    this.visitors = visitors;
  }

  @CheckedTemplate(basePath = "request")
  static class Templates {
    static native TemplateInstance ask(AskView view);

    static native TemplateInstance done(DoneView view);
  }

  @GET
  public TemplateInstance form(@PathParam("id") String id) {
    return Templates.ask(view(id, "", "", "", List.of()));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public RestResponse<TemplateInstance> ask(
      @PathParam("id") String id,
      @FormParam("email") @DefaultValue("") String email,
      @FormParam("full_name") @DefaultValue("") String name,
      @FormParam("message") @DefaultValue("") String message,
      @FormParam("consent") String consent) {
    ObjectNode input =
        JsonNodeFactory.instance
            .objectNode()
            .put("email", email)
            .put("full_name", name)
            .put("message", message)
            .put("consent_to_share_personal_data", Boolean.toString(consent != null));
    try {
      requests.ask(visitors.current(), id, input);
    } catch (ValidationFailed e) {
      List<String> problems = FieldReasons.of(e.errors(), labels());
      return RestResponse.status(
          RestResponse.Status.BAD_REQUEST, Templates.ask(view(id, email, name, message, problems)));
    }
    return RestResponse.ok(
        Templates.done(new DoneView(messages.confirmTitle(), messages.confirmText(), "")));
  }

  private Map<String, String> labels() {
    return Map.of(
        "email", messages.email(), "full_name", messages.name(), "message", messages.purpose());
  }

  private AskView view(
      String id, String email, String name, String message, List<String> problems) {
    ObjectNode record = records.read(visitors.current(), id);
    return new AskView(
        id,
        record.at("/metadata/title").asText(""),
        new RawString(record.at("/parent/access/settings/accept_conditions_text").asText("")),
        email,
        name,
        message,
        problems);
  }
}
