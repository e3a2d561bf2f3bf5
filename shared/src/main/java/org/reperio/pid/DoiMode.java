package org.reperio.pid;

/** Which records get a DOI of this repository. */
public enum DoiMode {

  /** None; DOIs that depositors bring are kept. */
  OFF,

  /** Those for which one was reserved before they were published. */
  ON_DEMAND,

  /** Every public record whose depositor brings none: it is made at publishing. */
  REQUIRED
}
