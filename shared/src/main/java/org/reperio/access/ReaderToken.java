package org.reperio.access;

import java.util.UUID;

/** How the search index names those who may read something. */
public final class ReaderToken {

  public static final String ANYBODY = systemRole("any_user");
  public static final String AUTHENTICATED = systemRole("authenticated_user");

  private ReaderToken() {}

  public static String user(long id) {
    return "user:" + id;
  }

  public static String role(String name) {
    return "role:" + name;
  }

  /** {@code any_user} or {@code authenticated_user}. */
  public static String systemRole(String name) {
    return "system_role:" + name;
  }

  public static String member(UUID community) {
    return "community:" + community;
  }

  public static String curator(UUID community) {
    return "curator:" + community;
  }
}
