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
import org.reperio.account.ProfileChanges;
import org.reperio.site.SiteAddress;
import org.reperio.site.SitePath;
import org.reperio.ui.sharing.Visitors;

/** Where people change their name and their address. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class ProfilePages {

  static final String PATH = "/account/settings/profile";

  private final ProfileChanges profiles;
  private final Visitors visitors;
  private final SiteAddress site;
  private final SettingsForms forms;

  public ProfilePages(
      ProfileChanges profiles, Visitors visitors, SiteAddress site, SettingsForms forms) {
    this.profiles = profiles;
    this.visitors = visitors;
    this.site = site;
    this.forms = forms;
  }

  @CheckedTemplate(basePath = "account")
  static class Templates {
    static native TemplateInstance profile(FormView view, String present);

    static native TemplateInstance address(FormView view);

    static native TemplateInstance addressed();
  }

  @GET
  @Path("account/settings/profile")
  @Consumes(MediaType.WILDCARD)
  public TemplateInstance page() {
    return page(FormView.empty().named(profiles.of(visitors.current()).fullName()));
  }

  private TemplateInstance page(FormView view) {
    return Templates.profile(view, profiles.of(visitors.current()).email());
  }

  @POST
  @Path("account/settings/profile")
  public Response rename(
      @FormParam("form_token") @DefaultValue("") String form,
      @FormParam("full_name") @DefaultValue("") String name) {
    return forms.take(
        form,
        FormView.empty().named(name),
        this::page,
        () -> {
          profiles.rename(visitors.current(), name);
          return Response.seeOther(site.uri(PATH)).build();
        });
  }

  @POST
  @Path("account/settings/profile/email")
  public Response changeAddress(
      @FormParam("form_token") @DefaultValue("") String form,
      @FormParam("email") @DefaultValue("") String email,
      @FormParam("present") @DefaultValue("") String password) {
    return forms.take(
        form,
        FormView.of(email),
        view -> page(view.named(profiles.of(visitors.current()).fullName())),
        () -> {
          profiles.changeAddress(visitors.current(), email, password);
          return Response.ok(RegistrationPages.Templates.mailed(email)).build();
        });
  }

  @GET
  @Path("account/email")
  @Consumes(MediaType.WILDCARD)
  public TemplateInstance proven(@QueryParam(SitePath.TOKEN) @DefaultValue("") String link) {
    return Templates.address(FormView.of(profiles.newAddress(link)).by(link));
  }

  /** A link alone changes nothing: programs that read mail open it, too. */
  @POST
  @Path("account/email")
  public TemplateInstance confirm(@FormParam(SitePath.TOKEN) @DefaultValue("") String link) {
    profiles.confirmAddress(visitors.current(), link);
    return Templates.addressed();
  }
}
