package org.reperio.request;

import org.reperio.access.Identity;

/** What a kind of request does when it goes on. Runs in the transaction of the step. */
interface RequestType {

  /** As InvenioRDM calls it: {@code community-submission}. */
  String id();

  /** The creator asks now. */
  default void submitted(Identity who, Request request) {}

  /** The receiver agrees: what was asked for is done. */
  default void accepted(Identity who, Request request) {}

  /** The receiver refuses. */
  default void declined(Identity who, Request request) {}

  /** The creator takes it back, or its time is over. */
  default void withdrawn(Identity who, Request request) {}
}
