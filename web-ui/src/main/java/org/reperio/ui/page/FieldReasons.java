package org.reperio.ui.page;

import java.util.List;
import java.util.Map;
import org.reperio.refusal.FieldError;

/** Why a form is not taken, with each field under the name that the form gives it. */
public final class FieldReasons {

  private FieldReasons() {}

  /**
   * @param labels the names that the form shows, by those that errors use; others are left out
   */
  public static List<String> of(List<FieldError> errors, Map<String, String> labels) {
    return errors.stream()
        .flatMap(error -> error.messages().stream().map(prefix(error, labels)::concat))
        .toList();
  }

  private static String prefix(FieldError error, Map<String, String> labels) {
    String label = labels.get(error.field());
    return label == null ? "" : label + ": ";
  }
}
