package org.reperio.ui.account;

import io.quarkus.qute.CheckedTemplate;
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
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.reperio.account.BrowserSession;
import org.reperio.account.BrowserSessions;
import org.reperio.account.SignIn;
import org.reperio.account.TwoStepSignIn;
import org.reperio.site.SiteAddress;
import org.reperio.ui.page.HumanDate;
import org.reperio.ui.session.SignedIn;
import org.reperio.ui.sharing.Visitors;

/** Where people see in which browsers they are signed in, and change their password. */
@Path(SecurityPages.PATH)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class SecurityPages {

  static final String PATH = "/account/settings/security";

  private final SignIn signIn;
  private final TwoStepSignIn twoStep;
  private final BrowserSessions sessions;
  private final SignedIn visitor;
  private final Visitors visitors;
  private final SiteAddress site;
  private final SettingsForms forms;

  public SecurityPages(
      SignIn signIn,
      TwoStepSignIn twoStep,
      BrowserSessions sessions,
      SignedIn visitor,
      Visitors visitors,
      SiteAddress site,
      SettingsForms forms) {
    this.signIn = signIn;
    this.twoStep = twoStep;
    this.sessions = sessions;
    this.visitor = visitor;
    this.visitors = visitors;
    this.site = site;
    this.forms = forms;
  }

  @CheckedTemplate(basePath = "account")
  static class Templates {
    static native TemplateInstance security(
        FormView view, List<SessionView> sessions, FactorView factor);
  }

  @GET
  @Consumes(MediaType.WILDCARD)
  public TemplateInstance page() {
    return page(FormView.empty());
  }

  private TemplateInstance page(FormView view) {
    String current = visitor.session().id();
    return Templates.security(
        view,
        sessions.of(visitors.current()).stream().map(session -> view(session, current)).toList(),
        FactorView.of(twoStep.state(visitors.current())));
  }

  private static SessionView view(BrowserSession session, String current) {
    return new SessionView(
        session.id(),
        session.agent(),
        session.host(),
        HumanDate.of(session.created().toString()),
        HumanDate.of(session.seen().toString()),
        session.id().equals(current));
  }

  @POST
  @Path("password")
  public Response change(
      @FormParam("form_token") @DefaultValue("") String form,
      @FormParam("present") @DefaultValue("") String present,
      @FormParam("password") @DefaultValue("") String password) {
    return forms.take(
        form,
        FormView.empty(),
        this::page,
        () -> {
          signIn.changePassword(visitors.current(), visitor.session(), present, password);
          return back();
        });
  }

  @POST
  @Path("sessions/{id}/end")
  public Response end(
      @PathParam("id") String id, @FormParam("form_token") @DefaultValue("") String form) {
    visitor.requireForm(form);
    sessions.end(visitors.current(), id);
    return back();
  }

  @POST
  @Path("sessions/end-others")
  public Response endOthers(@FormParam("form_token") @DefaultValue("") String form) {
    visitor.requireForm(form);
    sessions.closeOthers(visitors.current(), visitor.session());
    return back();
  }

  private Response back() {
    return Response.seeOther(site.uri(PATH)).build();
  }
}
