package org.reperio.ui.request;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.reperio.request.AccessRequests;
import org.reperio.ui.sharing.Visitors;

/** Where the mail leads that a reader gets who has asked for access. */
@Path("/access/requests/confirm")
@Produces(MediaType.TEXT_HTML)
public class ConfirmationPages {

  private final AccessRequests requests;
  private final RequestMessages messages;
  private final Visitors visitors;

  public ConfirmationPages(AccessRequests requests, RequestMessages messages, Visitors visitors) {
    this.visitors = visitors;
    this.requests = requests;
    this.messages = messages;
  }

  /** It takes a press of a button, as mail programs open addresses too. */
  @GET
  public TemplateInstance confirm(
      @QueryParam("access_request_token") @DefaultValue("") String token) {
    return AccessRequestPages.Templates.done(
        new DoneView(messages.lastTitle(), messages.lastText(), token));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public TemplateInstance confirmed(
      @FormParam("access_request_token") @DefaultValue("") String token) {
    requests.confirm(visitors.current(), token);
    return AccessRequestPages.Templates.done(
        new DoneView(messages.doneTitle(), messages.doneText(), ""));
  }
}
