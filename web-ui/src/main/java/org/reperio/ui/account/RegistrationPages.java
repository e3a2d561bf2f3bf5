package org.reperio.ui.account;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.reperio.account.Registration;
import org.reperio.refusal.Refusal;
import org.reperio.site.SiteAddress;
import org.reperio.site.SitePath;
import org.reperio.ui.session.SessionCookie;
import org.reperio.ui.sharing.Visitors;

/** Where people make an account: an address first, and the rest when it is proven. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class RegistrationPages {

  private final Registration registration;
  private final SessionCookie cookie;
  private final Visitors visitors;
  private final SiteAddress site;
  private final FormProblems problems;

  public RegistrationPages(
      Registration registration,
      SessionCookie cookie,
      Visitors visitors,
      SiteAddress site,
      FormProblems problems) {
    this.registration = registration;
    this.cookie = cookie;
    this.visitors = visitors;
    this.site = site;
    this.problems = problems;
  }

  @CheckedTemplate(basePath = "account")
  static class Templates {
    static native TemplateInstance register(FormView view, boolean open);

    static native TemplateInstance make(FormView view);

    static native TemplateInstance mailed(String address);
  }

  @GET
  @Path("signup")
  public TemplateInstance form() {
    return Templates.register(FormView.empty(), registration.isOpen());
  }

  @POST
  @Path("signup")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response register(@FormParam("email") @DefaultValue("") String email) {
    try {
      registration.begin(visitors.current(), email);
      return Response.ok(Templates.mailed(email)).build();
    } catch (Refusal e) {
      return problems.of(
          e, FormView.of(email), view -> Templates.register(view, registration.isOpen()));
    }
  }

  @GET
  @Path("account/register")
  public TemplateInstance proven(@QueryParam(SitePath.TOKEN) @DefaultValue("") String link) {
    return Templates.make(FormView.of(registration.addressOf(link)).by(link));
  }

  @POST
  @Path("account/register")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response make(
      @FormParam(SitePath.TOKEN) @DefaultValue("") String link,
      @FormParam("full_name") @DefaultValue("") String name,
      @FormParam("password") @DefaultValue("") String password,
      @FormParam("terms") String terms,
      @HeaderParam(HttpHeaders.USER_AGENT) @DefaultValue("") String agent) {
    try {
      var form = new Registration.Form(link, name, password, terms != null);
      String secret = registration.complete(visitors.current(), form, agent);
      return Response.seeOther(site.uri("/")).cookie(cookie.set(secret)).build();
    } catch (Refusal e) {
      FormView view = FormView.of(registration.addressOf(link)).by(link).named(name);
      return problems.of(e, view, Templates::make);
    }
  }
}
