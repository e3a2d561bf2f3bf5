package org.reperio.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.reperio.product.AnyDeployment;
import org.reperio.product.Api;
import org.reperio.product.Commands;
import org.reperio.product.Deployment;
import org.reperio.product.Product;

/** An operator's work in a shell. */
@AnyDeployment
@Order(5)
class CommandLineIT {

  /** A subcommand's name in the list that a command's help ends with. */
  private static final Pattern SUBCOMMAND = Pattern.compile("(?m)^  ([a-z][a-z-]*)(,|  |$)");

  @Test
  @DisplayName(
      "Every group of commands explains itself; CommandWalkTest walks the commands in them")
  void helpOfGroups(Product product) throws IOException, InterruptedException {
    List<String> groups = subcommands(product.commands().run("--help").out());
    assertThat(groups).contains("ingest", "index", "db", "users", "config").hasSizeGreaterThan(12);
    // Two at a time: most of it is the start of a Java machine.
    for (int begin = 0; begin < groups.size(); begin += 2) {
      List<String> names = groups.subList(begin, Math.min(begin + 2, groups.size()));
      List<Commands.Running> running = new ArrayList<>();
      for (String name : names) {
        running.add(product.commands().start(name, "--help"));
      }
      for (int i = 0; i < names.size(); i++) {
        assertThat(running.get(i).result().succeeded().out())
            .contains("Usage: reperio " + names.get(i));
      }
    }
  }

  private static List<String> subcommands(String help) {
    int list = help.indexOf("\nCommands:\n");
    if (list < 0) {
      return List.of();
    }
    String rest = help.substring(list + "\nCommands:\n".length());
    int end = rest.indexOf("\n\n");
    Matcher matcher = SUBCOMMAND.matcher(end < 0 ? rest : rest.substring(0, end));
    return matcher.results().map(found -> found.group(1)).toList();
  }

  @Test
  @DisplayName("The configuration is shown without its secrets")
  void secretsAreMasked(Product product) throws IOException, InterruptedException {
    Properties settings = product.settings();
    List<String> secrets = new ArrayList<>();
    for (String name : settings.stringPropertyNames()) {
      String value = settings.getProperty(name);
      if (name.endsWith("password")) {
        secrets.add(value);
      } else if (name.equals("reperio.redis.url")) {
        String user = URI.create(value).getUserInfo();
        if (user != null) {
          secrets.add(user.substring(user.indexOf(':') + 1));
        }
      }
    }
    assertThat(secrets).as("secrets in services.properties").hasSizeGreaterThanOrEqualTo(2);
    assertThat(secrets).allSatisfy(secret -> assertThat(secret).hasSizeGreaterThan(7));
    for (String[] command :
        List.of(
            new String[] {"config", "show", "--all"},
            new String[] {"config", "show", "--all", "--json"})) {
      Commands.Result shown = product.commands().run(command);
      assertThat(shown.out())
          .contains("reperio.database.password", settings.getProperty("reperio.database.url"));
      assertThat(shown.out() + shown.err())
          .as(shown.command())
          .doesNotContain(secrets.toArray(String[]::new));
    }
  }

  @Test
  @DisplayName("The script for completion is one that bash reads, with every command in it")
  void completion(Deployment deployment) throws IOException, InterruptedException {
    String script = deployment.commands().run("completion").out();
    assertThat(script).contains("complete -F _complete_reperio", "tokens", "enrol", "take-over");
    Process bash = new ProcessBuilder("bash", "-n").start();
    try (var in = bash.getOutputStream()) {
      in.write(script.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(bash.waitFor()).isZero();
  }

  @Test
  @DisplayName("A script for the console has /help and /exit, and is told what else it lacks")
  void consoleCommands(Deployment deployment) throws IOException, InterruptedException {
    Commands.Result run =
        deployment
            .commands()
            .run("console", "-e", "/help", "-e", "6 * 7", "-e", "/exit", "-e", "no java at all");
    assertThat(run.out()).contains("  Records records", "/exit ends", "42");
    Commands.Result refused = deployment.commands().attempt("console", "-e", "/list");
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains("/list works in a terminal only").doesNotContain("\tat ");
  }

  @Test
  @DisplayName("Whoever enrols an account that is not there is told how to make one")
  void enrolWithoutAnAccount(Deployment deployment) throws IOException, InterruptedException {
    deployment.commands().run("communities", "create", "enrolling", "--title", "Enrolling");
    Commands.Result refused =
        deployment
            .commands()
            .attempt("communities", "enrol", "enrolling", "no@example.org", "--as", "curator");
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains("There is no account no@example.org", "users create");
  }

  @Test
  @DisplayName("While the index is rebuilt every search works and none finds less")
  void rebuildUnderLoad(Deployment deployment)
      throws IOException, InterruptedException, ExecutionException {
    Api api = deployment.api();
    String word = "rebuilt" + System.nanoTime();
    api.publish(deployment.researcher().token(), word).then().statusCode(202);
    await().atMost(Duration.ofSeconds(30)).until(() -> api.total(word) == 1);
    long before = api.total("");
    var over = new AtomicBoolean();
    CompletableFuture<List<Long>> totals =
        CompletableFuture.supplyAsync(
            () -> {
              List<Long> seen = new ArrayList<>();
              do {
                seen.add(api.total(""));
              } while (!over.get());
              return seen;
            });
    try {
      deployment.commands().run("index", "rebuild");
    } finally {
      over.set(true);
    }
    assertThat(totals.get()).hasSizeGreaterThan(5).containsOnly(before);
    assertThat(api.total("")).isEqualTo(before);
  }
}
