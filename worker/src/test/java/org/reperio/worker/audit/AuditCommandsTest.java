package org.reperio.worker.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reperio.access.Identity;
import org.reperio.audit.AuditEntry;
import org.reperio.audit.AuditFilter;
import org.reperio.audit.AuditLog;
import org.reperio.audit.AuditQuery;
import org.reperio.test.TestServices;
import org.reperio.worker.Reperio;
import org.reperio.worker.cli.Failures;
import picocli.CommandLine;

@QuarkusTest
@QuarkusTestResource(TestServices.class)
class AuditCommandsTest {

  @TempDir Path folder;

  @Inject CommandLine.IFactory commands;
  @Inject AuditedCommands audited;
  @Inject AuditLog log;
  @Inject ObjectMapper json;

  private int run(String... arguments) {
    return new CommandLine(Reperio.class, commands)
        .setExecutionStrategy(audited)
        .setExecutionExceptionHandler(new Failures())
        .setErr(new PrintWriter(new StringWriter()))
        .execute(arguments);
  }

  private List<AuditEntry> entries(String q) {
    return log.search(
            Identity.ofSystem(),
            new AuditQuery(
                q, new AuditFilter(null, null, null, null), List.of(), List.of(), false, 1, 10))
        .hits();
  }

  @Test
  void aCommandIsLoggedAndWhatItDid() {
    String email = "u-" + UUID.randomUUID() + "@example.org";
    long before = entries("resource.id:\"users create\"").size();
    assertThat(run("users", "create", email, "--role", "curation")).isZero();
    AuditEntry role = entries("action:user.role_grant curation").get(0);
    assertThat(role.actor().id()).isEqualTo("system");
    assertThat(role.details())
        .contains("\"command\":\"users create\"", "\"role\":\"curation\"", "\"machine_user\":")
        .doesNotContain(email);
    assertThat(entries("action:user.create resource.id:" + role.resource().id())).hasSize(1);
    List<AuditEntry> runs = entries("resource.id:\"users create\"");
    assertThat(runs.size()).isGreaterThan((int) Math.min(9, before));
    assertThat(runs.get(0).details()).contains("\"outcome\":\"done\"");
    // A second time nothing new is made, and that is what the log says.
    assertThat(run("users", "create", email)).isZero();
    assertThat(entries("action:user.create resource.id:" + role.resource().id())).hasSize(1);
  }

  @Test
  void aCommandThatFailsSaysSo() {
    assertThat(run("users", "lock", "nobody-of-this-name@example.org")).isEqualTo(1);
    assertThat(entries("resource.id:\"users lock\"").get(0).details())
        .contains("\"outcome\":\"failed\"");
  }

  @Test
  void helpAndReadingLeaveNothing() {
    long before = log.verify(Identity.ofSystem(), null).head().sequence();
    assertThat(run("users", "lock", "--help")).isZero();
    assertThat(run("users", "list")).isZero();
    assertThat(run("audit", "verify")).isZero();
    assertThat(log.verify(Identity.ofSystem(), null).head().sequence()).isEqualTo(before);
  }

  /** A new command is logged unless somebody says here that it only reads. */
  @Test
  void theListOfReadingCommandsIsRight() {
    CommandLine root = new CommandLine(Reperio.class, commands);
    for (String words : AuditedCommands.READING) {
      CommandLine command = root;
      if (words.startsWith("demo")) {
        continue;
      }
      for (String word : words.split(" ")) {
        command = command.getSubcommands().get(word);
        assertThat(command).as(words).isNotNull();
      }
    }
    assertThat(AuditedCommands.isLogged("restore")).isTrue();
    assertThat(AuditedCommands.isLogged("ingest")).isTrue();
  }

  @Test
  void theExportHasEveryEntryInItsOrder() throws Exception {
    String email = "u-" + UUID.randomUUID() + "@example.org";
    assertThat(run("users", "create", email)).isZero();
    AuditLog.Verdict verdict = log.verify(Identity.ofSystem(), null);
    Path file = folder.resolve("audit.ndjson.gz");
    String today = LocalDate.now(ZoneOffset.UTC).toString();
    assertThat(run("audit", "export", "--output", file.toString())).isZero();
    JsonNode last = null;
    long lines = 0;
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        last = json.readTree(line);
        assertThat(last.at("/chain/sequence").asLong()).isEqualTo(++lines);
      }
    }
    assertThat(lines).isEqualTo(verdict.head().sequence());
    assertThat(last.at("/chain/hash").asText()).isEqualTo(verdict.head().hash());
    assertThat(run("audit", "export", "--from", today, "--to", "2020-01-01", "-o", file.toString()))
        .isZero();
    try (var none = new GZIPInputStream(Files.newInputStream(file))) {
      assertThat(none.read()).isEqualTo(-1);
    }
    assertThat(run("audit", "verify", "--through", verdict.head().toString())).isZero();
    assertThat(run("audit", "verify", "--through", "1:" + "0".repeat(64))).isEqualTo(1);
    assertThat(run("audit", "verify", "--through", "x")).isEqualTo(2);
  }
}
