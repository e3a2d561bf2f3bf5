package org.reperio.ui.account;

import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.reperio.refusal.Refusal;
import org.reperio.ui.page.FieldReasons;

/** Shows a form again, with why it was not taken. */
@ApplicationScoped
class FormProblems {

  private final AccountMessages messages;

  FormProblems(AccountMessages messages) {
    this.messages = messages;
  }

  /**
   * The form with the reasons, for what its reader can put right or wait for.
   *
   * @throws Refusal the same, when it is nothing of this kind
   */
  Response of(Refusal why, FormView view, Function<FormView, TemplateInstance> form) {
    return switch (why.kind()) {
      case INVALID -> answer(Status.BAD_REQUEST, view.with(texts(why)), form).build();
      case RATE_LIMITED ->
          answer(Status.TOO_MANY_REQUESTS, view.with(List.of(why.summary())), form)
              .header(HttpHeaders.RETRY_AFTER, why.retryAfterSeconds())
              .build();
      default -> throw why;
    };
  }

  private static Response.ResponseBuilder answer(
      Status status, FormView view, Function<FormView, TemplateInstance> form) {
    return Response.status(status).entity(form.apply(view));
  }

  private List<String> texts(Refusal why) {
    return why.errors().isEmpty()
        ? List.of(why.summary())
        : FieldReasons.of(why.errors(), labels());
  }

  private Map<String, String> labels() {
    return Map.of(
        "email", messages.email(),
        "full_name", messages.name(),
        "name", messages.tokenName(),
        "expires", messages.tokenExpires(),
        "code", messages.code(),
        "passkey", messages.passkey(),
        "passkey_name", messages.passkeyName(),
        "password", messages.password());
  }
}
