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
import java.util.function.Supplier;
import org.reperio.account.BrowserSessions;
import org.reperio.account.HalfSignInOver;
import org.reperio.account.SignIn;
import org.reperio.account.SignInStep;
import org.reperio.factor.FactorChoice;
import org.reperio.refusal.Refusal;
import org.reperio.site.SiteAddress;
import org.reperio.ui.page.ReturnPath;
import org.reperio.ui.session.SessionCookie;
import org.reperio.ui.session.SignedIn;
import org.reperio.ui.sharing.Visitors;

/** Where people sign in, and out again. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class SignInPages {

  private final SignIn signIn;
  private final BrowserSessions sessions;
  private final SessionCookie cookie;
  private final SignedIn visitor;
  private final Visitors visitors;
  private final SiteAddress site;
  private final FormProblems problems;

  public SignInPages(
      SignIn signIn,
      BrowserSessions sessions,
      SessionCookie cookie,
      SignedIn visitor,
      Visitors visitors,
      SiteAddress site,
      FormProblems problems) {
    this.signIn = signIn;
    this.sessions = sessions;
    this.cookie = cookie;
    this.visitor = visitor;
    this.visitors = visitors;
    this.site = site;
    this.problems = problems;
  }

  @CheckedTemplate(basePath = "account")
  static class Templates {
    static native TemplateInstance signin(FormView view);

    static native TemplateInstance code(FormView view, FactorChoice choice);
  }

  @GET
  @Path("login")
  public Response form(@QueryParam("next") @DefaultValue("/") String next) {
    return visitor.isSignedIn()
        ? Response.seeOther(site.uri(ReturnPath.of(next))).build()
        : Response.ok(Templates.signin(FormView.empty().to(next))).build();
  }

  @POST
  @Path("login")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response signIn(
      @FormParam("email") @DefaultValue("") String email,
      @FormParam("password") @DefaultValue("") String password,
      @FormParam("next") @DefaultValue("/") String next,
      @HeaderParam(HttpHeaders.USER_AGENT) @DefaultValue("") String agent) {
    FormView view = FormView.of(email).to(next);
    try {
      SignInStep step = signIn.begin(visitors.current(), email, password, agent);
      return step instanceof SignInStep.Done done
          ? enter(done.session(), next)
          : ask(view.by(((SignInStep.SecondWanted) step).half()));
    } catch (Refusal e) {
      return problems.of(e, view, Templates::signin);
    }
  }

  /** Nobody has signed in yet, and no cache keeps what shows that the password was right. */
  private Response ask(FormView view) {
    return Response.ok(second(view)).header(HttpHeaders.CACHE_CONTROL, "private, no-store").build();
  }

  private TemplateInstance second(FormView view) {
    return Templates.code(view, signIn.choice(view.link()));
  }

  @POST
  @Path("login/code")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response complete(
      @FormParam("half") @DefaultValue("") String half,
      @FormParam("code") @DefaultValue("") String code,
      @FormParam("next") @DefaultValue("/") String next,
      @HeaderParam(HttpHeaders.USER_AGENT) @DefaultValue("") String agent) {
    return complete(half, next, () -> signIn.complete(visitors.current(), half, code, agent));
  }

  @POST
  @Path("login/passkey")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response completeByPasskey(
      @FormParam("half") @DefaultValue("") String half,
      @FormParam("answer") @DefaultValue("") String answer,
      @FormParam("next") @DefaultValue("/") String next,
      @HeaderParam(HttpHeaders.USER_AGENT) @DefaultValue("") String agent) {
    return complete(
        half, next, () -> signIn.completeByPasskey(visitors.current(), half, answer, agent));
  }

  private Response complete(String half, String next, Supplier<String> session) {
    FormView view = FormView.empty().by(half).to(next);
    try {
      return enter(session.get(), next);
    } catch (HalfSignInOver e) {
      return problems.of(e, view, Templates::signin);
    } catch (Refusal e) {
      return problems.of(e, view, this::second);
    }
  }

  private Response enter(String session, String next) {
    endFormer();
    return Response.seeOther(site.uri(ReturnPath.of(next))).cookie(cookie.set(session)).build();
  }

  /** One browser has one session. */
  private void endFormer() {
    if (visitor.isSignedIn()) {
      sessions.close(visitors.current(), visitor.session());
    }
  }

  @POST
  @Path("logout")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response signOut(@FormParam("form_token") @DefaultValue("") String form) {
    if (visitor.isSignedIn()) {
      visitor.requireForm(form);
      sessions.close(visitors.current(), visitor.session());
    }
    return Response.seeOther(site.uri("/"))
        .cookie(cookie.remove())
        .header("Clear-Site-Data", "\"cache\"")
        .build();
  }
}
