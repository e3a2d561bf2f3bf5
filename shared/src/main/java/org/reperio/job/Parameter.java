package org.reperio.job;

/**
 * Something that a run can be told.
 *
 * @param description for people
 * @param required whether there is no run without it
 */
public record Parameter(String name, String description, boolean required) {

  public static Parameter required(String name, String description) {
    return new Parameter(name, description, true);
  }

  public static Parameter optional(String name, String description) {
    return new Parameter(name, description, false);
  }
}
