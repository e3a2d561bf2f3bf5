package org.reperio.attack.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.reperio.attack.Attack;
import org.reperio.attack.Attacker;
import org.reperio.attack.Plan;

/** Headers of negotiation and condition in which nothing can be read, at pages and the API. */
public final class OddHeaders implements Attack {

  private static final Map<String, List<String>> HEADERS =
      Map.of(
          "Accept",
          List.of(
              "",
              ",",
              ";",
              "text/html;q=x",
              "a/b/c",
              "*",
              "*/html",
              "text/",
              "/",
              "text/html;q=2",
              "\"",
              "text/html;a=\"",
              "text/html;;;",
              "application/ld+json;profile=\"",
              "\u00ff/\u00ff"),
          "Accept-Encoding",
          List.of(
              "", ",", "gzip;q=x", ";q=1", "*;q=0", "identity;q=0", "gzip;q=99999999999", "\u00ff"),
          "Accept-Language",
          List.of("", ",", "x-", "en;q=x", "_", "en-\u00ff", "a".repeat(500), "*;q=-1"),
          "If-None-Match",
          List.of("", "\"", "W/", "*,\"a\"", "\u00ff", ",".repeat(500)),
          "If-Match",
          List.of("", "\"", "W/\"", "\u00ff", "999999999999999999999"),
          "If-Modified-Since",
          List.of("", "yesterday", "Thu, 99 Foo 2026 99:99:99 GMT", "-1", "\u00ff"),
          "Range",
          List.of(
              "bytes",
              "bytes=",
              "bytes=-",
              "bytes=9-1",
              "bytes=99999999999999999999-",
              "bytes=0-0,1-1,2-2",
              "lines=1-2",
              "bytes=-99999999999999999999"),
          "Cookie",
          List.of(
              "", "=", ";", "theme=\u00ff", "theme=" + "a".repeat(3000), "a=b; a=c; $Version=9"));

  @Override
  public Plan plan() {
    return new Plan(
        "odd-headers",
        "Headers for what is accepted, conditions and ranges that cannot be read, at 7 addresses",
        "counts as not sent, or 4xx; no 5xx",
        "none",
        600,
        Duration.ofMinutes(5));
  }

  @Override
  public String launch(Attacker attacker) {
    String id = attacker.recordWith("a.txt", new byte[] {'a', 'b', 'c'});
    List<String> addresses =
        List.of(
            "/",
            "/search",
            "/records/" + id,
            "/records/" + id + "/export/json",
            "/api/records/" + id,
            "/api/records?size=1",
            "/api/records/" + id + "/files/a.txt/content");
    int sent = 0;
    for (Map.Entry<String, List<String>> header : HEADERS.entrySet()) {
      for (String value : header.getValue()) {
        for (String address : addresses) {
          Response answer = attacker.visitor().header(header.getKey(), value).get(address);
          assertThat(answer.statusCode())
              .as("%s with %s: %s", address, header.getKey(), value)
              .isLessThan(500);
          sent++;
        }
      }
    }
    return sent + " requests, none of them a failure";
  }
}
