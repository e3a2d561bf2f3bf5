package org.reperio.attack.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.reperio.attack.Attack;
import org.reperio.attack.Attacker;
import org.reperio.attack.Plan;
import org.reperio.attack.Wire;

/** The addresses of operators, spelled in every way that a reader may take for them. */
public final class OperatorAddresses implements Attack {

  private static final Duration SILENCE = Duration.ofSeconds(5);

  private static final List<String> ADDRESSES =
      List.of(
          "/q/metrics",
          "/q/health",
          "/q/health/ready",
          "/q/dev-ui",
          "/metrics",
          "/health",
          "//q/metrics",
          "/./q/metrics",
          "/../q/metrics",
          "/api/../q/metrics",
          "/api/x/../../q/metrics",
          "/api/%2e%2e/q/metrics",
          "/api/.%2E/q/metrics",
          "/api/%2e%2e%2fq%2fmetrics",
          "/api/..%2fq/metrics",
          "/api%2f..%2fq%2fmetrics",
          "/api/%252e%252e%252fq%252fmetrics",
          "/api/..%5cq/metrics",
          "/api\\..\\q\\metrics",
          "/\\q/metrics",
          "/%5cq/metrics",
          "/%2fq/metrics",
          "/%71/metrics",
          "/%2571/metrics",
          "/q%2fmetrics",
          "/q;a=b/metrics",
          "/;/q/metrics",
          "/api/..;/q/metrics",
          "/api/%2e%2e;a=b/q/metrics",
          "/api/%c0%ae%c0%ae%c0%afq",
          "/api/..%c0%afq/metrics",
          "/api/..%c1%9cq/metrics",
          "/q%00/metrics",
          "/api/%00/../q/metrics",
          "/records/../q/metrics",
          "/assets/..%2f..%2fq%2fmetrics",
          "https://localhost/q/metrics",
          "https://localhost/api/../q/metrics");

  @Override
  public Plan plan() {
    return new Plan(
        "operator-addresses",
        "Metrics and health in " + ADDRESSES.size() + " spellings, at the door and at the services",
        "a list of addresses, judged by every reading of the path; a port of their own",
        "quarkus.management.*",
        3 * ADDRESSES.size(),
        Duration.ofMinutes(5));
  }

  @Override
  public String launch(Attacker attacker) throws IOException {
    for (String address : ADDRESSES) {
      String request =
          "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(address);
      try (Wire door = attacker.door();
          Wire api = attacker.service("web-api");
          Wire pages = attacker.service("web-ui")) {
        assertThat(status(door.send(request).answer(SILENCE))).as(address).isIn("400", "404");
        for (Wire service : List.of(api, pages)) {
          assertThat(service.send(request).answer(SILENCE))
              .as(address)
              .doesNotContain("jvm_memory", "http_server_requests", "\"checks\"");
        }
      }
    }
    return "none of " + ADDRESSES.size() + " spellings leads there";
  }

  private static String status(String answer) {
    return answer.length() < 12 ? answer : answer.substring(9, 12);
  }
}
