package org.reperio.attack.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.reperio.attack.Attack;
import org.reperio.attack.Attacker;
import org.reperio.attack.Plan;
import org.reperio.attack.Wire;

/** What clients of HTTP hang on or are deceived by: answers without a body, methods, headers. */
public final class HttpDetails implements Attack {

  private static final Duration SILENCE = Duration.ofSeconds(3);

  private static final List<String> STRICT =
      List.of(
          "Content-Security-Policy",
          "X-Content-Type-Options",
          "X-Frame-Options",
          "Referrer-Policy");

  @Override
  public Plan plan() {
    return new Plan(
        "http-details",
        "304, HEAD, 405, Expect, wrong names of clients, and headers that are to stand once",
        "no body where none may be, Allow is true, each strict header once, every request answered",
        "none",
        120,
        Duration.ofMinutes(3));
  }

  @Override
  public String launch(Attacker attacker) throws IOException {
    String id = attacker.recordWith("a.html", "<p>a</p>".getBytes(StandardCharsets.UTF_8));
    String record = "/api/records/" + id;
    notModified(attacker, record);
    for (String path : List.of(record, "/records/" + id, record + "/files/a.html/content", "/")) {
      withoutBody(attacker, path);
      strictHeadersOnce(attacker, path);
    }
    for (String path : List.of(record, "/records/" + id, "/search", record + "/files")) {
      methodsAreTrue(attacker, path);
    }
    expectations(attacker);
    namesOfClients(attacker, id);
    return "every answer has its form";
  }

  private static void notModified(Attacker attacker, String record) throws IOException {
    String tag = attacker.visitor().get(record).header("ETag");
    try (Wire door = attacker.door()) {
      String answer = ask(door, "GET", record, "If-None-Match: " + tag);
      assertThat(answer).startsWith("HTTP/1.1 304");
      assertThat(answer.toLowerCase(Locale.ROOT)).doesNotContain("transfer-encoding");
      assertThat(answer).endsWith("\r\n\r\n");
    }
  }

  private static void withoutBody(Attacker attacker, String path) throws IOException {
    try (Wire door = attacker.door()) {
      String answer = ask(door, "HEAD", path, "Accept: */*");
      assertThat(answer).as(path).startsWith("HTTP/1.1 200");
      assertThat(answer.toLowerCase(Locale.ROOT)).as(path).doesNotContain("transfer-encoding");
      assertThat(answer).as(path).endsWith("\r\n\r\n");
    }
  }

  private static void strictHeadersOnce(Attacker attacker, String path) {
    Response answer = attacker.visitor().get(path);
    for (String name : STRICT) {
      assertThat(answer.headers().getValues(name)).as("%s at %s", name, path).hasSize(1);
    }
  }

  private static void methodsAreTrue(Attacker attacker, String path) {
    Response refused = attacker.visitor().request("PROPFIND", path);
    assertThat(refused.statusCode()).as(path).isIn(405, 501);
    if (refused.statusCode() == 405) {
      for (String method : refused.header("Allow").split(",")) {
        assertThat(attacker.visitor().request(method.strip(), path).statusCode())
            .as("%s %s, which Allow names", method, path)
            .isNotEqualTo(405);
      }
    }
  }

  private static void expectations(Attacker attacker) throws IOException {
    for (String line :
        List.of("Expect: 100-continue", "Expect: 100-CONTINUE", "Expect: something-else")) {
      try (Wire door = attacker.door()) {
        String answer = ask(door, "POST", "/api/records", line + "\r\nContent-Length: 10");
        assertThat(List.of("401", "403", "417", "100"))
            .as("%s: %s", line, answer)
            .contains(answer.length() < 12 ? answer : answer.substring(9, 12));
      }
    }
  }

  /** As from a proxy that is believed. */
  private static void namesOfClients(Attacker attacker, String id) throws IOException {
    for (String service : List.of("web-api", "web-ui")) {
      for (String name : List.of("unknown", ",", "", ":80", "1.2.3.4:123456", "2001:db8::1", "[")) {
        try (Wire wire = attacker.service(service)) {
          String path = service.equals("web-api") ? "/api/records/" + id : "/records/" + id;
          assertThat(
                  ask(wire, "GET", path, "X-Forwarded-For: " + name + "\r\nX-Forwarded-Proto: ,"))
              .as("%s for %s", service, name)
              .startsWith("HTTP/1.1 200");
        }
      }
    }
  }

  private static String ask(Wire wire, String method, String path, String more) throws IOException {
    return wire.send(
            "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\n\r\n"
                .formatted(method, path, more))
        .answer(SILENCE);
  }
}
