package org.reperio.attack.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.reperio.attack.Attack;
import org.reperio.attack.Attacker;
import org.reperio.attack.Plan;
import org.reperio.attack.Wire;

/** Connections whose request never comes, or comes by a byte in a while. */
public final class SilentConnections implements Attack {

  private static final int CONNECTIONS = 600;
  private static final Duration LONGEST = Duration.ofSeconds(20);

  @Override
  public Plan plan() {
    return new Plan(
        "silent-connections",
        CONNECTIONS + " connections that say nothing, half of a request, or a byte a second of it",
        "10 s for the headers of the first request",
        "REPERIO_FRONT_DOOR_HEAD_SECONDS",
        CONNECTIONS,
        Duration.ofMinutes(5));
  }

  @Override
  public String launch(Attacker attacker) throws IOException, InterruptedException {
    List<Wire> open = new ArrayList<>();
    try {
      for (int i = 0; i < CONNECTIONS; i++) {
        open.add(attacker.door());
        if (i % 3 != 0) {
          open.get(i).send("GET /api/records HTTP/1.1\r\nHost: local");
        }
      }
      long opened = System.nanoTime();
      for (int second = 0; second < 5; second++) {
        for (int i = 2; i < CONNECTIONS; i += 3) {
          trickle(open.get(i));
        }
        Thread.sleep(1000);
      }
      for (Wire wire : open) {
        assertThat(wire.ends(LONGEST)).as("the door ends it").isTrue();
      }
      return "all ended %d s after the last was opened"
          .formatted((System.nanoTime() - opened) / 1_000_000_000L);
    } finally {
      for (Wire wire : open) {
        wire.close();
      }
    }
  }

  /** It may have been ended by then. */
  private static void trickle(Wire wire) {
    try {
      wire.send("x");
    } catch (IOException e) {
      // That is what is asked for.
    }
  }
}
