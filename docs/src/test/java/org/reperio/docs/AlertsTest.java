package org.reperio.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each alert has a section in the runbook and tests of both kinds, and alerts and dashboards use
 * metrics and labels that the page of metrics lists; tests of the services hold that page to what
 * they show.
 */
class AlertsTest {

  private static final Path FOLDER = Site.repository().resolve("deploy/observability");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final Pattern SECTION = Pattern.compile("(?m)^\\[#(Reperio\\w+)]\n=== (\\w+)\n");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-z_]+)` \\| [^|]* \\| ([^|]*)\\|");

  /** A row of the table of causes: alerts, and the test that makes them. */
  private static final Pattern CAUSE =
      Pattern.compile("(?m)^\\| (`Reperio.*)\n\\| `(?:(\\w+)|scripts/kubernetes test)`\n\\| ");

  /** They end too late for a test. */
  private static final Set<String> LASTING = Set.of("ReperioMailsWait", "ReperioRestarts");

  private static final Pattern ALERT = Pattern.compile("`(Reperio\\w+)`");

  /** What Prometheus adds to each metric that it takes from a target. */
  private static final Set<String> OF_TARGETS = Set.of("job", "instance");

  private record Expression(String where, String text) {}

  private static List<JsonNode> rules() {
    List<JsonNode> rules = new ArrayList<>();
    read("rules.yaml").path("groups").forEach(group -> group.path("rules").forEach(rules::add));
    return rules;
  }

  private static JsonNode read(String file) {
    try {
      return YAML.readTree(FOLDER.resolve(file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> names() {
    return rules().stream().map(rule -> rule.path("alert").asText()).toList();
  }

  @Test
  void eachAlertHasASectionInTheRunbookAndEachSectionAnAlert() throws IOException {
    String page = Files.readString(Site.repository().resolve("docs/runbook.adoc"));
    List<String> sections = new ArrayList<>();
    Matcher section = SECTION.matcher(page);
    while (section.find()) {
      assertThat(section.group(2)).isEqualTo(section.group(1));
      sections.add(section.group(1));
      int next = page.indexOf("\n==", section.end());
      String text = page.substring(section.end(), next < 0 ? page.length() : next);
      assertThat(text)
          .as(section.group(1))
          .contains("Means::", "Who notices::", "Look at::", "Do::", "Ends::");
    }
    assertThat(sections).containsExactlyElementsOf(names());
  }

  @Test
  void eachAlertLeadsToItsSectionAndSaysHowBadItIs() {
    for (JsonNode rule : rules()) {
      String name = rule.path("alert").asText();
      assertThat(rule.at("/annotations/runbook_url").asText())
          .isEqualTo("https://github.com/reperio/reperio/blob/main/docs/runbook.adoc#" + name);
      assertThat(rule.at("/labels/severity").asText()).as(name).isIn("critical", "warning");
      assertThat(rule.at("/annotations/summary").asText()).as(name).isNotBlank();
      assertThat(rule.at("/annotations/description").asText()).as(name).isNotBlank();
    }
  }

  @Test
  void eachAlertIsTestedToFireAndNotTo() {
    Set<String> firing = new TreeSet<>();
    Set<String> silent = new TreeSet<>();
    for (JsonNode test : read("rules-test.yaml").path("tests")) {
      for (JsonNode expected : test.path("alert_rule_test")) {
        boolean none = expected.path("exp_alerts").isEmpty();
        (none ? silent : firing).add(expected.path("alertname").asText());
      }
    }
    assertThat(firing).isEqualTo(new TreeSet<>(names()));
    assertThat(silent).isEqualTo(firing);
  }

  @Test
  void thePageSaysOfEachAlertWhoMakesItsCause() throws IOException {
    Path root = Site.repository();
    String ofTheCluster = Files.readString(root.resolve("scripts/services/kubernetes-alerts.sh"));
    List<String> told = new ArrayList<>();
    Matcher row = CAUSE.matcher(Files.readString(root.resolve("docs/metrics.adoc")));
    while (row.find()) {
      List<String> alerts = ALERT.matcher(row.group(1)).results().map(one -> one.group(1)).toList();
      told.addAll(alerts);
      if (row.group(2) == null) {
        assertThat(ofTheCluster).contains(alerts);
      } else {
        String test =
            Files.readString(
                root.resolve("scripts/e2e/src/test/java/org/reperio/e2e")
                    .resolve(row.group(2) + ".java"));
        for (String alert : alerts) {
          assertThat(test).containsPattern("awaitFiring\\(\\s*\"" + alert + "\"");
          if (!LASTING.contains(alert)) {
            assertThat(test).containsPattern("awaitEnd\\(\\s*\"" + alert + "\"");
          }
        }
      }
    }
    assertThat(told).containsExactlyInAnyOrderElementsOf(names());
  }

  @Test
  void alertsAndDashboardsUseMetricsAndLabelsThatThePageLists() throws IOException {
    Map<String, Set<String>> listed = listed();
    List<String> wrong = new ArrayList<>();
    Set<String> used = new TreeSet<>();
    for (Expression expression : expressions()) {
      Metrics metrics = Metrics.of(expression.text());
      assertThat(metrics.names()).as(expression.text()).isNotEmpty();
      used.addAll(metrics.names());
      Set<String> labels = new TreeSet<>(OF_TARGETS);
      for (String name : metrics.names()) {
        if (listed.containsKey(name)) {
          labels.addAll(listed.get(name));
        } else {
          wrong.add("%s: no metric %s".formatted(expression.where(), name));
        }
      }
      metrics.labels().stream()
          .filter(label -> !labels.contains(label))
          .forEach(label -> wrong.add("%s: no label %s".formatted(expression.where(), label)));
    }
    assertThat(wrong).isEmpty();
    assertThat(used).as("what the page lists is used").containsAll(listed.keySet());
  }

  @Test
  void metricsAndLabelsAreFoundInExpressions() {
    Metrics found =
        Metrics.of(
            "histogram_quantile(0.99, sum by (job, le) (rate(a_bucket{uri!~\".*(b|c).*\"}[5m])))"
                + " > 2 and on (pod) max(d offset 5m) / e == bool 1 unless f");
    assertThat(found.names()).containsExactly("a_bucket", "d", "e", "f");
    assertThat(found.labels()).containsExactly("job", "le", "pod", "uri");
  }

  private static Map<String, Set<String>> listed() throws IOException {
    Map<String, Set<String>> listed = new TreeMap<>();
    ROW.matcher(Files.readString(Site.repository().resolve("docs/metrics.adoc")))
        .results()
        .forEach(row -> listed.put(row.group(1), Set.of(row.group(2).strip().split(",\\s*"))));
    return listed;
  }

  private static List<Expression> expressions() throws IOException {
    List<Expression> found = new ArrayList<>();
    for (JsonNode rule : rules()) {
      found.add(new Expression(rule.path("alert").asText(), rule.path("expr").asText()));
    }
    List<Path> boards;
    try (Stream<Path> files = Files.list(FOLDER.resolve("dashboards"))) {
      boards = files.sorted().toList();
    }
    assertThat(boards).hasSizeGreaterThanOrEqualTo(5);
    for (Path board : boards) {
      JsonNode read = YAML.readTree(board.toFile());
      for (JsonNode panel : read.path("panels")) {
        for (JsonNode target : panel.path("targets")) {
          String where = board.getFileName() + ", " + panel.path("title").asText();
          found.add(new Expression(where, target.path("expr").asText()));
        }
      }
    }
    return found;
  }

  /** The metrics and labels in an expression of PromQL, as far as ours go. */
  private record Metrics(Set<String> names, Set<String> labels) {

    private static final Pattern GROUPED =
        Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right) *\\(([^)]*)\\)");
    private static final Pattern SELECTOR = Pattern.compile("\\{([^}]*)}");
    private static final Pattern NAME = Pattern.compile("\\b([a-zA-Z_][a-zA-Z0-9_]*)\\b(?! *\\()");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

    static Metrics of(String expression) {
      Set<String> labels = new TreeSet<>();
      // What stands in quotes may hold anything.
      String bare = expression.replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"", "\"\"");
      GROUPED
          .matcher(bare)
          .results()
          .flatMap(group -> Arrays.stream(group.group(1).split(",")))
          .map(String::strip)
          .forEach(labels::add);
      SELECTOR
          .matcher(bare)
          .results()
          .flatMap(group -> Arrays.stream(group.group(1).split(",")))
          .map(matcher -> matcher.replaceAll("[=!].*", "").strip())
          .forEach(labels::add);
      String rest =
          SELECTOR
              .matcher(GROUPED.matcher(bare).replaceAll(" "))
              .replaceAll(" ")
              .replaceAll("\\[[^]]*]", " ")
              .replaceAll("\\b\\d[\\w.]*", " ");
      Set<String> names =
          NAME.matcher(rest)
              .results()
              .map(name -> name.group(1))
              .filter(name -> !WORDS.contains(name))
              .collect(Collectors.toCollection(TreeSet::new));
      return new Metrics(names, labels);
    }
  }
}
