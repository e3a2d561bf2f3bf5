package org.reperio.attack.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.reperio.attack.Attack;
import org.reperio.attack.Attacker;
import org.reperio.attack.Plan;
import org.reperio.attack.Wire;

/** Requests that two readers may understand in two ways, or that are too long for any. */
public final class ImproperRequests implements Attack {

  private static final Duration SILENCE = Duration.ofSeconds(5);
  private static final String ADDRESS = "/api/records?size=1";

  /** By what is wrong with it, the request and the status that it must get; | ends a line. */
  private static Map<String, List<String>> requests() {
    Map<String, List<String>> requests = new TreeMap<>();
    String get = "GET " + ADDRESS + " HTTP/1.1|";
    String post = "POST /api/records HTTP/1.1|Host: localhost|";
    requests.put("no Host", List.of(get + "|", "400"));
    requests.put("two Hosts", List.of(get + "Host: a|Host: b|" + "|", "400"));
    requests.put("a Host that is none", List.of(get + "Host: a/b@c|" + "|", "400"));
    requests.put("two lengths", List.of(post + "Content-Length: 3|Content-Length: 4||abcd", "400"));
    requests.put(
        "a length and pieces",
        List.of(post + "Content-Length: 3|Transfer-Encoding: chunked||0||", "400"));
    requests.put(
        "a piece of no size", List.of(post + "Transfer-Encoding: chunked||xyz|abc|0||", "400"));
    requests.put("another coding", List.of(post + "Transfer-Encoding: gzip, chunked||0||", "501"));
    requests.put("a space before the colon", List.of(get + "Host : a||", "400"));
    requests.put(
        "a long address", List.of("GET /api/" + "a".repeat(40_000) + " HTTP/1.1|Host: a||", "414"));
    requests.put(
        "an address that the services refuse",
        List.of("GET /api/" + "a".repeat(20_000) + " HTTP/1.1|Host: a||", "414"));
    requests.put("long headers", List.of(get + "Host: a|X: " + "a".repeat(70_000) + "||", "431"));
    requests.put(
        "headers that the services refuse",
        List.of(get + "Host: a|X: " + "a".repeat(40_000) + "||", "431"));
    requests.put("no HTTP", List.of("EHLO localhost||", "400"));
    return requests;
  }

  @Override
  public Plan plan() {
    return new Plan(
        "improper-requests",
        "Requests without a Host or with two, with two lengths, too long, and the like",
        "HTTP as RFC 9112 has it; 32 kB of request line, 64 kB of headers",
        "reperio.http.max-*",
        2 * requests().size(),
        Duration.ofMinutes(3));
  }

  @Override
  public String launch(Attacker attacker) throws IOException {
    for (Map.Entry<String, List<String>> one : requests().entrySet()) {
      try (Wire wire = attacker.door()) {
        String answer = wire.send(one.getValue().get(0).replace("|", "\r\n")).answer(SILENCE);
        // A request line that cannot be read names no version, and 1.0 is one that all clients
        // read.
        assertThat(answer)
            .as(one.getKey())
            .matches("(?s)HTTP/1\\.[01] " + one.getValue().get(1) + ".*");
        assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4))
            .as("the body of the answer to %s", one.getKey())
            .isNotBlank();
      }
    }
    return requests().size() + " kinds, each refused with its reason";
  }
}
