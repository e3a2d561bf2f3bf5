package org.reperio.account;

import jakarta.persistence.EnumeratedValue;

/** What a link in a mail opens. */
enum LinkPurpose {
  /** Making an account for the address. */
  REGISTER("register"),
  /** Setting another password for the account that has the address. */
  RESET("reset"),
  /** Giving an account the address. */
  EMAIL("email");

  @EnumeratedValue private final String id;

  LinkPurpose(String id) {
    this.id = id;
  }

  /** As the database writes it. */
  String id() {
    return id;
  }
}
