package org.reperio.ui.account;

import io.quarkus.qute.CheckedTemplate;
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
import jakarta.ws.rs.core.Response;
import org.reperio.account.PasswordReset;
import org.reperio.refusal.Refusal;
import org.reperio.site.SitePath;
import org.reperio.ui.session.SessionCookie;
import org.reperio.ui.sharing.Visitors;

/** Where people who cannot sign in set another password. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class PasswordPages {

  private final PasswordReset reset;
  private final Visitors visitors;
  private final SessionCookie cookie;
  private final FormProblems problems;

  public PasswordPages(
      PasswordReset reset, Visitors visitors, SessionCookie cookie, FormProblems problems) {
    this.reset = reset;
    this.visitors = visitors;
    this.cookie = cookie;
    this.problems = problems;
  }

  @CheckedTemplate(basePath = "account")
  static class Templates {
    static native TemplateInstance lost(FormView view);

    static native TemplateInstance reset(FormView view);

    static native TemplateInstance changed();
  }

  @GET
  @Path("lost-password")
  public TemplateInstance form() {
    return Templates.lost(FormView.empty());
  }

  @POST
  @Path("lost-password")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response ask(@FormParam("email") @DefaultValue("") String email) {
    try {
      reset.begin(visitors.current(), email);
      return Response.ok(RegistrationPages.Templates.mailed(email)).build();
    } catch (Refusal e) {
      return problems.of(e, FormView.of(email), Templates::lost);
    }
  }

  @GET
  @Path("account/reset")
  public TemplateInstance proven(@QueryParam(SitePath.TOKEN) @DefaultValue("") String link) {
    return Templates.reset(FormView.of(reset.addressOf(link)).by(link));
  }

  @POST
  @Path("account/reset")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response set(
      @FormParam(SitePath.TOKEN) @DefaultValue("") String link,
      @FormParam("password") @DefaultValue("") String password) {
    try {
      reset.complete(visitors.current(), link, password);
      return Response.ok(Templates.changed()).cookie(cookie.remove()).build();
    } catch (Refusal e) {
      return problems.of(e, FormView.of(reset.addressOf(link)).by(link), Templates::reset);
    }
  }
}
