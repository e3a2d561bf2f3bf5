package org.reperio.request;

import org.reperio.refusal.ValidationFailed;

/**
 * Someone or something that a request names, as {@code user:42}.
 *
 * @param type user, email, community, group or record; others are not looked for
 */
public record Reference(String type, String id) {

  /**
   * Reads a reference.
   *
   * @param name of the parameter that it comes from
   */
  public static Reference parse(String name, String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw ValidationFailed.parameter(name, "Not a valid reference.");
    }
    return new Reference(text.substring(0, colon), text.substring(colon + 1));
  }
}
