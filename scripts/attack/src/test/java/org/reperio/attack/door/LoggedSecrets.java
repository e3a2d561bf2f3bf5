package org.reperio.attack.door;

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

/** Uses secrets in every way that may leave them in a log: of share links, of requests, tokens. */
public final class LoggedSecrets implements Attack {

  private static final String GUESS = "mB7qXv2Zk1s_9dQeRt-yUiOpAsDfGhJkLzXcVbNm012";
  private static final String ASKER = "curious@example.org";

  @Override
  public Plan plan() {
    return new Plan(
        "logged-secrets",
        "Share links, confirmations of requests and tokens, right and wrong, to API and pages",
        "no log has one: a filter masks them, and mail that is not sent goes to files",
        "none",
        60,
        Duration.ofMinutes(3));
  }

  @Override
  public String launch(Attacker attacker) throws IOException, InterruptedException {
    String id = attacker.recordWith("a.txt", "text".getBytes(StandardCharsets.US_ASCII));
    String share =
        attacker
            .user()
            .contentType(ContentType.JSON)
            .body(Map.of("permission", "view"))
            .post("/api/records/{id}/access/links", id)
            .then()
            .statusCode(201)
            .extract()
            .path("token");
    List<String> secrets = new ArrayList<>(List.of(share, GUESS));
    secrets.add(attacker.scene().attacker().token());
    for (String secret : List.copyOf(secrets)) {
      for (String address :
          List.of("/records/%s?token=%s", "/api/records/%s?token=%s", "/uploads/%s?token=%s")) {
        attacker.visitor().accept("text/html").get(address.formatted(id, secret));
        attacker.visitor().get(address.formatted(id + "%", secret));
      }
      attacker.visitor().get("/access/requests/confirm?access_request_token=" + secret);
      attacker.visitor().get("/api/records/{id}/access/users?access_token={t}", id, secret);
      attacker.visitor().header("Authorization", "Bearer " + secret).get("/api/user/records");
      attacker
          .visitor()
          .contentType(ContentType.JSON)
          .body("{\"token\": \"" + secret + "\", ")
          .post("/api/records/{id}/access/request", id);
    }
    attacker
        .visitor()
        .contentType(ContentType.JSON)
        .body(Map.of("email", ASKER, "full_name", "C", "message", "please"))
        .post("/api/records/{id}/access/request", id);
    Thread.sleep(5000);
    int files = 0;
    try (Stream<Path> logs = Files.walk(attacker.product().logFolder())) {
      for (Path log : logs.filter(Files::isRegularFile).toList()) {
        String text = new String(Files.readAllBytes(log), StandardCharsets.ISO_8859_1);
        for (String secret : secrets) {
          assertThat(text.contains(secret)).as("a secret is in %s", log).isFalse();
        }
        assertThat(text).as(log.toString()).doesNotContain("access_request_token=m");
        assertThat(text.contains("access_request_token=") && !text.contains("_token=***"))
            .as("a confirmation is in %s", log)
            .isFalse();
        files++;
      }
    }
    assertThat(files).isGreaterThan(4);
    return secrets.size() + " secrets in none of " + files + " logs";
  }
}
