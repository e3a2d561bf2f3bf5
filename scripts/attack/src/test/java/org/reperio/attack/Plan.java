package org.reperio.attack;

import java.time.Duration;

/**
 * What an attack is.
 *
 * @param name in small letters and hyphens; {@code scripts/attack/run NAME} runs it alone
 * @param sends what it sends
 * @param bound what holds it
 * @param setting the keys that hold it, or what does where there is none to set
 * @param requests how many requests it sends at most
 * @param time how long it takes at most
 */
public record Plan(
    String name, String sends, String bound, String setting, int requests, Duration time) {

  public Plan {
    if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException("small letters, digits and hyphens make a name: " + name);
    }
    if (requests < 1 || time.compareTo(Duration.ofMinutes(25)) > 0) {
      throw new IllegalArgumentException(name + " has no limit");
    }
  }
}
