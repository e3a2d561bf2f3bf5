package org.reperio.request;

import org.reperio.access.Identity;

/** The effects of each step of a request of one type, in the transaction of the step. */
interface RequestEffects {

  RequestType type();

  /** The creator asks now. */
  default void submitted(Identity who, Request request) {}

  /** The receiver agrees: what was asked for is done. */
  default void accepted(Identity who, Request request) {}

  /** The receiver refuses. */
  default void declined(Identity who, Request request) {}

  /** The creator takes it back. */
  default void withdrawn(Identity who, Request request) {}

  /** Nobody has decided in time. */
  default void expired(Identity who, Request request) {
    withdrawn(who, request);
  }
}
