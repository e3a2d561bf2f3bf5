package org.reperio.attack.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.reperio.attack.Attack;
import org.reperio.attack.Attacker;
import org.reperio.attack.Plan;

/** Secrets in headers and addresses of requests that succeed and that fail, and then the logs. */
public final class TokensInLogs implements Attack {

  private static final String WRONG = "wrong0token0of0nobody00000000000";

  @Override
  public Plan plan() {
    return new Plan(
        "tokens-in-logs",
        "Tokens in headers, in access_token and in token, right and wrong, where requests fail",
        "no log holds a token",
        "none",
        60,
        Duration.ofMinutes(2));
  }

  @Override
  public String launch(Attacker attacker) throws IOException, InterruptedException {
    String own = attacker.scene().attacker().token();
    String record = attacker.restrictedRecord("digitalis");
    String link =
        attacker
            .owner()
            .contentType(ContentType.JSON)
            .body(Map.of("permission", "view"))
            .post("/api/records/{id}/access/links", record)
            .path("token");
    List<String> addresses =
        List.of(
            "/api/records/" + record,
            "/api/records/no-such-record",
            "/api/records?q=" + "(".repeat(50),
            "/records/" + record,
            "/records/no-such-page");
    for (String address : addresses) {
      for (String token : List.of(own, WRONG)) {
        attacker.visitor().header("Authorization", "Bearer " + token).get(address);
        attacker.visitor().queryParam("access_token", token).get(address);
      }
      attacker.visitor().queryParam("token", link).get(address);
      attacker.visitor().queryParam("token", WRONG).get(address);
    }
    // Mails with links go through the worker.
    Thread.sleep(5_000);
    List<String> found = new ArrayList<>();
    int logs = 0;
    try (Stream<Path> files = Files.list(attacker.product().logFolder())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        logs++;
        for (String token : List.of(own, WRONG, link)) {
          if (text.contains(token)) {
            found.add(file.getFileName() + " has " + token);
          }
        }
      }
    }
    assertThat(found).isEmpty();
    return logs + " logs without a token";
  }
}
