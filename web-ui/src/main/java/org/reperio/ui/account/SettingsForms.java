package org.reperio.ui.account;

import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import java.util.function.Supplier;
import org.reperio.refusal.Refusal;
import org.reperio.ui.session.SignedIn;

/** Forms of people who have signed in. */
@ApplicationScoped
class SettingsForms {

  private final SignedIn visitor;
  private final FormProblems problems;

  SettingsForms(SignedIn visitor, FormProblems problems) {
    this.visitor = visitor;
    this.problems = problems;
  }

  /**
   * Takes a form from a page of this session only, and shows it again with the reasons when what it
   * asks for cannot be.
   *
   * @param token what the page has given the form
   * @param form the page once more, with what was typed
   * @param step what the form asks for
   * @throws org.reperio.access.AuthenticationRequired without a session
   * @throws org.reperio.access.PermissionDenied when the form comes from elsewhere
   */
  Response take(
      String token,
      FormView typed,
      Function<FormView, TemplateInstance> form,
      Supplier<Response> step) {
    visitor.requireForm(token);
    try {
      return step.get();
    } catch (Refusal e) {
      return problems.of(e, typed, form);
    }
  }
}
