package org.reperio.worker.monitor.door;

import io.quarkus.logging.Log;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.reperio.access.Identity;
import org.reperio.limit.ClientAddress;
import org.reperio.worker.monitor.Elsewhere;

/** Signs in and out. */
@Path("/monitor")
@Produces(MediaType.TEXT_HTML)
public class LoginPages {

  private final Sessions sessions;
  private final WrongPasswords wrong;
  private final ClientAddress clients;

  public LoginPages(Sessions sessions, WrongPasswords wrong, ClientAddress clients) {
    this.sessions = sessions;
    this.wrong = wrong;
    this.clients = clients;
  }

  @CheckedTemplate(basePath = "monitor")
  static class Templates {
    static native TemplateInstance login(boolean refused);
  }

  @GET
  @Path("login")
  public TemplateInstance ask() {
    return Templates.login(false);
  }

  @POST
  @Path("login")
  public Response signIn(
      @FormParam("password") @DefaultValue("") String password,
      @Context HttpServerRequest request) {
    Instant now = Instant.now();
    String sender = Identity.visitor(clients.of(request)).network();
    if (!wrong.allow(sender, now)) {
      Log.warnf("monitor: too many wrong passwords from %s", sender);
      throw new TooManyTries();
    }
    if (!sessions.isPassword(password)) {
      wrong.add(sender, now);
      return Response.status(Response.Status.FORBIDDEN).entity(Templates.login(true)).build();
    }
    return Response.fromResponse(Elsewhere.to("/monitor"))
        .cookie(cookie(sessions.begin(now), NewCookie.DEFAULT_MAX_AGE, request))
        .build();
  }

  @POST
  @Path("logout")
  public Response signOut(@Context HttpServerRequest request) {
    return Response.fromResponse(Elsewhere.to(Door.LOGIN)).cookie(cookie("", 0, request)).build();
  }

  private static NewCookie cookie(String value, int seconds, HttpServerRequest request) {
    return new NewCookie.Builder(Door.COOKIE)
        .value(value)
        .path("/monitor")
        .maxAge(seconds)
        .httpOnly(true)
        .sameSite(NewCookie.SameSite.STRICT)
        .secure(request.isSSL())
        .build();
  }
}
