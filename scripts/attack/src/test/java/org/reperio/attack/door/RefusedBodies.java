package org.reperio.attack.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.reperio.attack.Attack;
import org.reperio.attack.Attacker;
import org.reperio.attack.Plan;
import org.reperio.attack.Wire;

/** Bodies that are refused before or while they are sent: the sender learns why. */
public final class RefusedBodies implements Attack {

  private static final Duration SILENCE = Duration.ofSeconds(5);
  private static final int TIMES = 20;
  private static final int PIECE = 64 * 1024;
  private static final int PIECES = 160;

  @Override
  public Plan plan() {
    return new Plan(
        "refused-bodies",
        "Bodies of 10 MB to an operation that takes 5, " + TIMES + " times, in full and announced",
        "the length of a body; what is refused is read and dropped for 30 s",
        "reperio.http.max-json-size",
        2 * TIMES,
        Duration.ofMinutes(5));
  }

  @Override
  public String launch(Attacker attacker) throws IOException {
    String head =
        "POST /api/records HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Authorization: Bearer %s\r\nContent-Length: %d\r\n"
                .formatted(attacker.scene().attacker().token(), PIECE * PIECES);
    for (int i = 0; i < TIMES; i++) {
      try (Wire expecting = attacker.door();
          Wire sending = attacker.door()) {
        expecting.send(head + "Expect: 100-continue\r\n\r\n");
        assertThat(expecting.answer(SILENCE)).as("before the body").startsWith("HTTP/1.1 413");
        sending.send(head + "\r\n");
        byte[] piece = " ".repeat(PIECE).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        for (int sent = 0; sent < PIECES; sent++) {
          sending.send(piece);
        }
        assertThat(sending.answer(SILENCE)).as("after the body").startsWith("HTTP/1.1 413");
      }
    }
    return 2 * TIMES + " bodies, each answered with 413";
  }
}
