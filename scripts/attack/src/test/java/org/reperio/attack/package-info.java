/**
 * Attacks on the whole product; {@code scripts/attack/run} runs them.
 *
 * <p>To add one, write a public class with a constructor without parameters that implements {@link
 * org.reperio.attack.Attack}, in this package or one below it: it is found by itself. Its plan says
 * what it sends, what holds it, and how many requests and how much time it may take at most. Its
 * {@code launch} sends all that it sends through the {@link org.reperio.attack.Attacker}, which
 * counts; asserts the answers that the attacker gets; and returns the figure that the table shows.
 * {@link org.reperio.attack.AttacksIT} does the rest: ordinary requests go on all the while, from
 * another address, and are answered within a second; and every process is the one that it was.
 * Write a row in docs/security.adoc, too.
 */
package org.reperio.attack;
