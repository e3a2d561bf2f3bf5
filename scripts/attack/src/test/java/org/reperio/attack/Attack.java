package org.reperio.attack;

/** Something that a client may try on the product, and that must not succeed. */
public interface Attack {

  /** What it is, and its bounds. */
  Plan plan();

  /**
   * Carries it out, and asserts what the attacker gets for it.
   *
   * @return what was measured, in a few words
   */
  String launch(Attacker attacker) throws Exception;
}
