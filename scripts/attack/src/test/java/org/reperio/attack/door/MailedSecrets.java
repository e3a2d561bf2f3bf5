package org.reperio.attack.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.reperio.attack.Attack;
import org.reperio.attack.Attacker;
import org.reperio.attack.Plan;
import org.reperio.product.Api;

/** A guest asks for access; the mail has the secret that confirms it, and no log may have it. */
public final class MailedSecrets implements Attack {

  /** Other attacks have used up what the usual address may ask for. */
  private static final String ADDRESS = "127.0.0.7";

  private static final String ASKER = "curious.reader@example.org";
  private static final Pattern SECRET = Pattern.compile("access_request_token=([\\w%-]+)");

  @Override
  public Plan plan() {
    return new Plan(
        "mailed-secrets",
        "A guest's request for access, confirmed with a secret from its mail, right and wrong",
        "mail that is not sent goes to files of the worker's user; a filter masks logs",
        "reperio.mail.directory",
        20,
        Duration.ofMinutes(3));
  }

  @Override
  public String launch(Attacker attacker) throws IOException {
    String id = recordToAskFor(attacker);
    attacker
        .visitorFrom(ADDRESS)
        .contentType(ContentType.JSON)
        .body(Map.of("email", ASKER, "full_name", "A Reader", "message", "Please"))
        .post("/api/records/{id}/access/request", id)
        .then()
        .statusCode(200);
    Path logs = attacker.product().logFolder();
    Path mails = logs.resolveSibling("mail");
    String secret =
        await("the mail is written")
            .atMost(Duration.ofSeconds(60))
            .until(() -> secret(mails), Optional::isPresent)
            .orElseThrow();
    for (String used : List.of(secret, secret + "x")) {
      attacker
          .visitor()
          .accept("text/html")
          .get("/access/requests/confirm?access_request_token=" + used);
      attacker.visitor().get("/records/{id}?access_request_token={t}%", id, used);
    }
    try (Stream<Path> files = Files.walk(logs)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      assertThat(all).hasSizeGreaterThan(4);
      for (Path log : all) {
        String text = new String(Files.readAllBytes(log), StandardCharsets.ISO_8859_1);
        assertThat(text.contains(secret)).as("the secret is in %s", log).isFalse();
      }
      return "the secret is in none of " + all.size() + " logs";
    }
  }

  /** Everyone may read of it, and only some may read its file. */
  private static String recordToAskFor(Attacker attacker) {
    String id =
        Attacker.draft(
            attacker::owner,
            Map.of(
                "metadata", Api.metadata("A locked drawer"),
                "access", Map.of("record", "public", "files", "restricted"),
                "files", Map.of("enabled", true)));
    attacker
        .owner()
        .contentType(ContentType.JSON)
        .body(List.of(Map.of("key", "a.txt")))
        .post("/api/records/{id}/draft/files", id);
    attacker
        .owner()
        .contentType("application/octet-stream")
        .body(new byte[] {'a'})
        .put("/api/records/{id}/draft/files/a.txt/content", id);
    attacker.owner().post("/api/records/{id}/draft/files/a.txt/commit", id);
    attacker.owner().post("/api/records/{id}/draft/actions/publish", id).then().statusCode(202);
    return id;
  }

  private static Optional<String> secret(Path mails) throws IOException {
    if (!Files.isDirectory(mails)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(mails)) {
      for (Path mail : files.toList()) {
        String text = Files.readString(mail);
        Matcher secret = SECRET.matcher(text);
        if (text.contains(ASKER) && secret.find()) {
          return Optional.of(secret.group(1));
        }
      }
    }
    return Optional.empty();
  }
}
