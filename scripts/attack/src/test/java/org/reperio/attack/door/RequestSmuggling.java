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

/** Requests that the front door and the services behind it might end at different places. */
public final class RequestSmuggling implements Attack {

  private static final String HIDDEN =
      "GET /api/records/hidden HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";

  @Override
  public Plan plan() {
    return new Plan(
        "request-smuggling",
        "Requests with two lengths, a length and chunks, folded and spaced headers",
        "refused with 400 and closed, or read alike by both: one request, one answer",
        "none",
        40,
        Duration.ofMinutes(3));
  }

  @Override
  public String launch(Attacker attacker) throws IOException {
    List<String> requests = new ArrayList<>();
    String length = "Content-Length: " + HIDDEN.length() + "\r\n";
    // CL.TE and TE.CL: the one ends by the length, the other by the chunks.
    requests.add(post(length + CHUNKED, "0\r\n\r\n" + HIDDEN));
    requests.add(post("Content-Length: 4\r\n" + CHUNKED, "5c\r\n" + HIDDEN + "0\r\n\r\n"));
    requests.add(post("Content-Length: 0\r\n" + length, HIDDEN));
    requests.add(post("Content-Length: 0, " + HIDDEN.length() + "\r\n", HIDDEN));
    requests.add(post("Content-Length: +" + HIDDEN.length() + "\r\n", HIDDEN));
    requests.add(post("Content-Length: -1\r\n", HIDDEN));
    requests.add(post("Content-Length : " + HIDDEN.length() + "\r\n", HIDDEN));
    requests.add(post(" Content-Length: " + HIDDEN.length() + "\r\n", HIDDEN));
    requests.add(post("X: y\r\n Content-Length: " + HIDDEN.length() + "\r\n", HIDDEN));
    requests.add(post("Transfer-Encoding : chunked\r\n", "0\r\n\r\n" + HIDDEN));
    requests.add(post("Transfer-Encoding:\u000bchunked\r\n", "0\r\n\r\n" + HIDDEN));
    requests.add(post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n" + HIDDEN));
    requests.add(post(CHUNKED + "Transfer-Encoding: identity\r\n" + length, "0\r\n\r\n" + HIDDEN));
    requests.add(post(CHUNKED, "0;\n\r\n\r\n" + HIDDEN));
    requests.add(post(CHUNKED, "-1\r\n\r\n" + HIDDEN));
    requests.add(post("X: a\rContent-Length: " + HIDDEN.length() + "\r\n", HIDDEN));
    int refused = 0;
    for (String request : requests) {
      try (Wire wire = attacker.door()) {
        String answer = wire.send(request).answer(Duration.ofSeconds(4));
        List<String> statuses =
            answer.lines().filter(line -> line.startsWith("HTTP/1.1 ")).toList();
        assertThat(statuses).as(request + "\n" + answer).hasSizeLessThanOrEqualTo(2);
        assertThat(answer).as(request).doesNotContain("HTTP/1.1 500");
        // What follows a request that was read to its end may be a request of its own; what was
        // sent as its body may not.
        assertThat(statuses.size() < 2 || !statuses.get(0).contains(" 400"))
            .as(request + "\n" + answer)
            .isTrue();
        if (!statuses.isEmpty() && statuses.get(0).contains(" 400")) {
          refused++;
        }
      }
    }
    assertThat(refused).isGreaterThan(requests.size() / 2);
    return refused + " of " + requests.size() + " refused, the rest read as one";
  }

  private static String post(String headers, String body) {
    return "POST /api/records HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        + headers
        + "\r\n"
        + body;
  }
}
