package org.reperio.account;

import org.reperio.refusal.Refusal;

/** A link in a mail that was used, has expired, or never was. */
public class LinkExpired extends Refusal {

  private static final long serialVersionUID = 1L;

  LinkExpired() {
    super(Kind.NOT_FOUND, "This link was used or has expired. Ask for a new one.");
  }
}
