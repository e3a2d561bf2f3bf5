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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.reperio.access.Identity;
import org.reperio.account.Tokens;
import org.reperio.refusal.ValidationFailed;
import org.reperio.site.SiteAddress;
import org.reperio.ui.page.HumanDate;
import org.reperio.ui.session.SignedIn;
import org.reperio.ui.sharing.Visitors;

/** Where people make tokens for their programs, and end them. */
@Path(TokenPages.PATH)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class TokenPages {

  static final String PATH = "/account/settings/applications";

  private final Tokens tokens;
  private final SignedIn visitor;
  private final Visitors visitors;
  private final SiteAddress site;
  private final SettingsForms forms;

  public TokenPages(
      Tokens tokens, SignedIn visitor, Visitors visitors, SiteAddress site, SettingsForms forms) {
    this.tokens = tokens;
    this.visitor = visitor;
    this.visitors = visitors;
    this.site = site;
    this.forms = forms;
  }

  @CheckedTemplate(basePath = "account")
  static class Templates {
    static native TemplateInstance tokens(FormView view, List<TokenView> tokens);

    static native TemplateInstance token(String name, String secret);
  }

  @GET
  @Consumes(MediaType.WILDCARD)
  public TemplateInstance page() {
    return page(FormView.empty());
  }

  private TemplateInstance page(FormView view) {
    Identity who = visitors.current();
    return Templates.tokens(
        view,
        tokens.list(who, visitor.session().accountId()).stream().map(TokenPages::view).toList());
  }

  private static TokenView view(Tokens.Token token) {
    Instant end = token.expires();
    return new TokenView(
        token.id().toString(),
        token.name(),
        HumanDate.of(token.created().toString()),
        // The last moment of its last day, not the first of the next.
        end == null ? "" : HumanDate.of(end.minusNanos(1).toString()),
        end != null && end.isBefore(Instant.now()),
        token.used() == null ? "" : HumanDate.of(token.used().toString()));
  }

  @POST
  @Path("tokens")
  public Response create(
      @FormParam("form_token") @DefaultValue("") String form,
      @FormParam("name") @DefaultValue("") String name,
      @FormParam("expires") @DefaultValue("") String expires) {
    return forms.take(
        form,
        FormView.empty().named(name),
        this::page,
        () -> {
          String secret =
              tokens.create(
                  visitors.current(), visitor.session().accountId(), name, end(expires.strip()));
          return Response.ok(Templates.token(name, secret)).build();
        });
  }

  /** The end of a day (UTC); null for none. */
  private static Instant end(String day) {
    try {
      return day.isEmpty()
          ? null
          : LocalDate.parse(day).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException e) {
      throw ValidationFailed.of("expires", "Write the day like 2027-12-31.");
    }
  }

  @POST
  @Path("tokens/{id}/end")
  public Response end(
      @PathParam("id") UUID id, @FormParam("form_token") @DefaultValue("") String form) {
    visitor.requireForm(form);
    tokens.revoke(visitors.current(), visitor.session().accountId(), id);
    return Response.seeOther(site.uri(PATH)).build();
  }
}
