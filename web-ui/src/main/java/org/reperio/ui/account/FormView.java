package org.reperio.ui.account;

import java.util.List;

/**
 * A form of the pages for accounts.
 *
 * @param email what was typed, or what the link in a mail has proven
 * @param name what was typed
 * @param link what shows that an earlier step was taken: the secret of a mail's link, or that the
 *     password was right; empty where none is needed
 * @param next where to go afterwards
 * @param problems why the form was not taken; empty at first
 */
public record FormView(String email, String name, String link, String next, List<String> problems) {

  static FormView empty() {
    return of("");
  }

  static FormView of(String email) {
    return new FormView(email, "", "", "/", List.of());
  }

  FormView named(String other) {
    return new FormView(email, other, link, next, problems);
  }

  FormView by(String other) {
    return new FormView(email, name, other, next, problems);
  }

  FormView to(String other) {
    return new FormView(email, name, link, other, problems);
  }

  FormView with(List<String> found) {
    return new FormView(email, name, link, next, found);
  }
}
