package org.reperio.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.reperio.test.TestServices;
import org.reperio.worker.cli.Failures;
import org.reperio.worker.cli.WrongUsage;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Whatever is wrong with a command's arguments, it says so in a sentence, and its status tells. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class CommandWalkTest {

  private static final String NOBODY = "nobody-of-this-name@example.org";
  private static final String NO_ID = "00000-00000";
  private static final String NO_UUID = "00000000-0000-0000-0000-000000000000";

  /** Arguments that are right in form and name nothing, for each command that takes any. */
  private static final Map<String, List<String>> NOTHING =
      Map.ofEntries(
          Map.entry("backup list", List.of("/no/such/folder")),
          Map.entry("backup prune", List.of("/no/such/folder", "--keep", "1")),
          Map.entry("backup verify", List.of("/no/such/folder")),
          Map.entry("restore", List.of("/no/such/folder")),
          Map.entry("communities create", List.of("Not A Slug", "--title", "x")),
          Map.entry("communities enrol", List.of("no-such-community", NOBODY, "--as", "curator")),
          Map.entry("index rebuild", List.of("no-such-model")),
          Map.entry("ingest", List.of("/no/such/file", "--format", "inveniordm-json")),
          Map.entry("jobs cancel", List.of(NO_UUID)),
          Map.entry("jobs run", List.of("no-such-job")),
          Map.entry("jobs show", List.of("no-such-job")),
          Map.entry("pids retry", List.of("10.1234/no-such-doi")),
          Map.entry("pids show", List.of("10.1234/no-such-doi")),
          Map.entry("queues dead", List.of("no-such-queue")),
          Map.entry("queues drop", List.of("no-such-queue", "--yes")),
          Map.entry("queues pause", List.of("no-such-queue")),
          Map.entry("queues retry", List.of("no-such-queue")),
          Map.entry("queues resume", List.of("no-such-queue")),
          Map.entry("queues purge", List.of("no-such-queue", "--yes")),
          Map.entry("records delete", List.of(NO_ID, "--reason", "no-such-reason")),
          Map.entry(
              "records export", List.of("--model", "no-such-model", "-o", "/no/such/folder/file")),
          Map.entry("records purge", List.of(NO_ID, "--yes")),
          Map.entry("records reindex", List.of(NO_ID)),
          Map.entry("records restore", List.of(NO_ID)),
          Map.entry("records search", List.of("x", "--model", "no-such-model")),
          Map.entry("records show", List.of(NO_ID)),
          Map.entry("roles grant", List.of(NOBODY, "administration")),
          Map.entry("roles revoke", List.of(NOBODY, "administration")),
          Map.entry("tokens create", List.of(NOBODY, "--name", "x")),
          Map.entry("tokens list", List.of(NOBODY)),
          Map.entry("tokens revoke", List.of(NOBODY, NO_UUID)),
          Map.entry("users create", List.of("not an address")),
          Map.entry("users lock", List.of(NOBODY)),
          Map.entry("users password-link", List.of(NOBODY)),
          Map.entry("users two-step-off", List.of(NOBODY)),
          Map.entry("users unlock", List.of(NOBODY)));

  /** For a value of a wrong type the command names the argument and the type that it wants. */
  private static final Map<String, List<String>> OF_WRONG_TYPE =
      Map.ofEntries(
          Map.entry("backup prune", List.of("/no/such/folder", "--keep", "some")),
          Map.entry("audit export", List.of("--from", "soon")),
          Map.entry("jobs cancel", List.of("not-a-run")),
          Map.entry("tokens revoke", List.of(NOBODY, "not-a-token")),
          Map.entry("tokens create", List.of(NOBODY, "--name", "x", "--expires", "soon")),
          Map.entry("ingest", List.of("/no/such/file", "--format", "no-such-format")),
          Map.entry("files collect", List.of("--grace", "a while")),
          Map.entry("pids list", List.of("--limit", "many")),
          Map.entry("records search", List.of("x", "--size", "many")),
          Map.entry("communities enrol", List.of("x", NOBODY, "--as", "king")));

  /** They change what other tests share, or read the standard input. */
  private static final Set<String> ACT =
      Set.of("db reset", "cache clear", "queues purge", "files collect", "index init", "console");

  @Inject CommandLine.IFactory commands;

  private record Said(int status, String error) {}

  private Said run(List<String> arguments) {
    var error = new StringWriter();
    int status =
        CommandTree.of(commands)
            .setParameterExceptionHandler(new WrongUsage())
            .setExecutionExceptionHandler(new Failures())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setErr(new PrintWriter(error, true))
            .setOut(new PrintWriter(new StringWriter()))
            .execute(arguments.toArray(String[]::new));
    return new Said(status, error.toString());
  }

  private Said run(String command, List<String> arguments) {
    List<String> all = new ArrayList<>(List.of(command.split(" ")));
    all.addAll(arguments);
    return run(all);
  }

  /** Every command that does something, by its words. */
  private Map<String, CommandSpec> leaves() {
    Map<String, CommandSpec> leaves = new TreeMap<>();
    collect("", CommandTree.of(commands), leaves);
    return leaves;
  }

  private static void collect(String words, CommandLine command, Map<String, CommandSpec> leaves) {
    if (command.getSubcommands().isEmpty()) {
      leaves.put(words, command.getCommandSpec());
    }
    command
        .getSubcommands()
        .forEach((name, sub) -> collect((words + " " + name).strip(), sub, leaves));
  }

  private static boolean wantsArguments(CommandSpec command) {
    return command.args().stream().anyMatch(arg -> arg.required() && arg.group() == null);
  }

  private static void isSentence(String command, Said said) {
    assertThat(said.error())
        .as("what 'reperio %s' says", command)
        .isNotBlank()
        .doesNotContain("\tat ", "Exception", "null")
        .satisfies(text -> assertThat(text.lines().count()).isLessThan(6));
  }

  /** Help is printed before there are beans: descriptions have to do without. */
  @Test
  void theManualNeedsNoBeans() {
    CommandLine reperio = CommandTree.ofDescriptions();
    Map<String, CommandSpec> leaves = new TreeMap<>();
    collect("", reperio, leaves);
    assertThat(leaves)
        .containsKeys("ingest", "index rebuild", "db status", "users create", "config show")
        .hasSizeGreaterThan(30);
    explainsItself("reperio", reperio);
  }

  private static void explainsItself(String words, CommandLine command) {
    assertThat(command.getUsageMessage()).contains("Usage: " + words);
    command.getSubcommands().forEach((name, sub) -> explainsItself(words + " " + name, sub));
  }

  @Test
  void withoutTheArgumentsThatItWants() {
    List<String> wanting = new ArrayList<>();
    leaves()
        .forEach(
            (words, command) -> {
              if (wantsArguments(command)) {
                Said said = run(words, List.of());
                assertThat(said.status()).as(words).isEqualTo(CommandLine.ExitCode.USAGE);
                isSentence(words, said);
                assertThat(said.error()).contains("See 'reperio " + words + " --help'.");
                wanting.add(words);
              }
            });
    assertThat(wanting).hasSizeGreaterThan(12);
  }

  @Test
  void withoutArgumentsThatItCanDoWithout() {
    leaves()
        .forEach(
            (words, command) -> {
              if (!wantsArguments(command) && !ACT.contains(words)) {
                Said said = run(words, List.of());
                assertThat(said.status()).as("%s: %s", words, said.error()).isIn(0, 1);
                if (said.status() != 0) {
                  isSentence(words, said);
                }
              }
            });
  }

  @Test
  void withAnOptionThatIsNotThere() {
    leaves()
        .keySet()
        .forEach(
            words -> {
              Said said = run(words, List.of("--no-such-option"));
              assertThat(said.status()).as(words).isEqualTo(CommandLine.ExitCode.USAGE);
              isSentence(words, said);
            });
  }

  @Test
  void withArgumentsThatNameNothing() {
    Map<String, CommandSpec> leaves = leaves();
    assertThat(leaves.keySet()).containsAll(NOTHING.keySet());
    leaves.forEach(
        (words, command) -> {
          if (!command.positionalParameters().isEmpty()) {
            assertThat(NOTHING).as("arguments of '%s' that name nothing", words).containsKey(words);
          }
        });
    NOTHING.forEach(
        (words, arguments) -> {
          Said said = run(words, arguments);
          assertThat(said.status()).as("%s %s: %s", words, arguments, said.error()).isIn(1, 2);
          isSentence(words, said);
        });
  }

  @Test
  void withAnArgumentOfAnotherType() {
    OF_WRONG_TYPE.forEach(
        (words, arguments) -> {
          Said said = run(words, arguments);
          assertThat(said.status())
              .as("%s %s: %s", words, arguments, said.error())
              .isEqualTo(CommandLine.ExitCode.USAGE);
          isSentence(words, said);
        });
  }

  @Test
  void groupsOfCommandsAndWordsThatAreNone() {
    for (List<String> arguments :
        List.of(
            List.of("no-such-command"), List.of("users"), List.of("users", "no-such-command"))) {
      Said said = run(arguments);
      assertThat(said.status()).as("%s", arguments).isEqualTo(CommandLine.ExitCode.USAGE);
      isSentence(String.join(" ", arguments), said);
    }
  }
}
