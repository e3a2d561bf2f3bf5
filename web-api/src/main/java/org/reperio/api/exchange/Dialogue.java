package org.reperio.api.exchange;

import org.reperio.file.Incoming;

/** A body that is answered while it comes. */
public interface Dialogue extends Incoming<Void> {

  /** What has been answered since this was last asked; it may be empty. */
  byte[] answers();

  /** Whether nothing more is taken: the rest of the body is not read. */
  boolean isOver();
}
