package org.reperio.account;

/** How much of an account its reader sees. */
public enum UserSight {
  /** The name, and the address where it is public. */
  PROFILE,
  /** All that its owner sees: state, preferences, address. */
  DETAILS,
  /** All that those see who manage accounts: roles and what was decided as well. */
  EVERYTHING
}
