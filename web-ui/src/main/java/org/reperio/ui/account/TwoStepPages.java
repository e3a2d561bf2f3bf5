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
import java.util.function.Function;
import java.util.function.Supplier;
import org.reperio.account.TwoStepSignIn;
import org.reperio.factor.Enrolment;
import org.reperio.site.SiteAddress;
import org.reperio.ui.session.SignedIn;
import org.reperio.ui.sharing.Visitors;

/** Where people have their account want a code or a passkey beside the password. */
@Path(TwoStepPages.PATH)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class TwoStepPages {

  static final String PATH = SecurityPages.PATH + "/two-step";

  private final TwoStepSignIn twoStep;
  private final SignedIn visitor;
  private final Visitors visitors;
  private final SiteAddress site;
  private final SettingsForms forms;

  public TwoStepPages(
      TwoStepSignIn twoStep,
      SignedIn visitor,
      Visitors visitors,
      SiteAddress site,
      SettingsForms forms) {
    this.twoStep = twoStep;
    this.visitor = visitor;
    this.visitors = visitors;
    this.site = site;
    this.forms = forms;
  }

  @CheckedTemplate(basePath = "account")
  static class Templates {
    static native TemplateInstance twostep(FormView view, FactorView factor);

    static native TemplateInstance enrol(FormView view, String key, QrCode picture);

    static native TemplateInstance passkey(String options);

    static native TemplateInstance recovery(List<String> codes);
  }

  @GET
  @Consumes(MediaType.WILDCARD)
  public TemplateInstance page() {
    return page(FormView.empty());
  }

  private TemplateInstance page(FormView view) {
    return Templates.twostep(view, FactorView.of(twoStep.state(visitors.current())));
  }

  @POST
  @Path("begin")
  public Response begin(
      @FormParam("form_token") @DefaultValue("") String form,
      @FormParam("present") @DefaultValue("") String present) {
    return take(
        form,
        this::page,
        () -> {
          Enrolment enrolment = twoStep.begin(visitors.current(), present);
          return Response.ok(enrol(FormView.empty(), enrolment)).build();
        });
  }

  private static TemplateInstance enrol(FormView view, Enrolment enrolment) {
    return Templates.enrol(view, enrolment.key(), QrCode.of(enrolment.address()));
  }

  @POST
  @Path("confirm")
  public Response confirm(
      @FormParam("form_token") @DefaultValue("") String form,
      @FormParam("code") @DefaultValue("") String code) {
    return take(
        form,
        this::again,
        () -> done(twoStep.confirm(visitors.current(), visitor.session(), code)));
  }

  /** The code once more, while there is something to confirm. */
  private TemplateInstance again(FormView view) {
    return twoStep
        .begun(visitors.current())
        .map(enrolment -> enrol(view, enrolment))
        .orElseGet(() -> page(view));
  }

  @POST
  @Path("recovery-codes")
  public Response renew(
      @FormParam("form_token") @DefaultValue("") String form,
      @FormParam("present") @DefaultValue("") String present) {
    return take(
        form, this::page, () -> recovery(twoStep.renewRecoveryCodes(visitors.current(), present)));
  }

  @POST
  @Path("off")
  public Response turnOff(
      @FormParam("form_token") @DefaultValue("") String form,
      @FormParam("present") @DefaultValue("") String present) {
    return take(
        form,
        this::page,
        () -> {
          twoStep.turnOff(visitors.current(), present);
          return back();
        });
  }

  @POST
  @Path("passkeys/begin")
  public Response beginPasskey(
      @FormParam("form_token") @DefaultValue("") String form,
      @FormParam("present") @DefaultValue("") String present) {
    return take(
        form,
        this::page,
        () -> {
          String options = twoStep.offerPasskey(visitors.current(), present);
          return Response.ok(Templates.passkey(options)).build();
        });
  }

  @POST
  @Path("passkeys")
  public Response addPasskey(
      @FormParam("form_token") @DefaultValue("") String form,
      @FormParam("passkey_name") @DefaultValue("") String name,
      @FormParam("answer") @DefaultValue("") String answer) {
    return take(
        form,
        this::page,
        () -> done(twoStep.addPasskey(visitors.current(), visitor.session(), name, answer)));
  }

  @POST
  @Path("passkeys/{id}/remove")
  public Response removePasskey(
      @PathParam("id") long id,
      @FormParam("form_token") @DefaultValue("") String form,
      @FormParam("present") @DefaultValue("") String present) {
    return take(
        form,
        this::page,
        () -> {
          twoStep.removePasskey(visitors.current(), present, id);
          return back();
        });
  }

  /** Shows the recovery codes, where there are new ones. */
  private Response done(List<String> codes) {
    return codes.isEmpty() ? back() : recovery(codes);
  }

  private Response back() {
    return Response.seeOther(site.uri(PATH)).build();
  }

  private Response take(
      String token, Function<FormView, TemplateInstance> page, Supplier<Response> step) {
    return forms.take(token, FormView.empty(), page, step);
  }

  private static Response recovery(List<String> codes) {
    return Response.ok(Templates.recovery(codes)).build();
  }
}
