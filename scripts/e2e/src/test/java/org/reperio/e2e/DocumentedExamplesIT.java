package org.reperio.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reperio.e2e.product.ShellBlocks;
import org.reperio.product.AnyDeployment;
import org.reperio.product.Deployment;
import org.reperio.product.Product;

/** The examples of the documentation work as they stand there, one after the other. */
@AnyDeployment
@Order(5)
class DocumentedExamplesIT {

  /** The preparations that the pages ask for: a site and a token. The examples make their files. */
  private static final String PRELUDE =
      """
      set -euo pipefail
      rep() { curl -sS -k --fail-with-body -H "Authorization: Bearer $TOKEN" "$@"; }
      reperio() { $COMMAND "$@"; }
      """;

  @Test
  @DisplayName("The examples for researchers work")
  void researchersExamples(Deployment deployment, @TempDir Path folder)
      throws IOException, InterruptedException {
    assertExamplesWork("researcher.adoc", deployment, folder);
  }

  @Test
  @DisplayName("The examples for operators work")
  void operatorsExamples(Product product, @TempDir Path folder)
      throws IOException, InterruptedException {
    assertExamplesWork("operator.adoc", product.deployment(), folder);
  }

  private static void assertExamplesWork(String page, Deployment deployment, Path folder)
      throws IOException, InterruptedException {
    Path root = Product.sourceTree();
    List<String> blocks = ShellBlocks.of(root.resolve("docs").resolve(page));
    assertThat(blocks).as("tested examples in %s", page).hasSizeGreaterThan(2);
    Path script = folder.resolve("examples.sh");
    Files.writeString(script, PRELUDE + String.join("\n", blocks) + "\n");
    Path output = root.resolve("scripts/e2e/target/" + page + ".log");
    ProcessBuilder bash = deployment.program("bash", script.toString()).directory(folder.toFile());
    bash.environment()
        .putAll(
            Map.of(
                "SITE", deployment.site().toString(),
                "TOKEN", deployment.researcher().token(),
                "ROOT", root.toString(),
                "COMMAND", String.join(" ", deployment.commandLine())));
    Process process = bash.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    process.getOutputStream().close();
    assertThat(process.waitFor(8, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue())
        .as("the examples of %s said:%n%s", page, Files.readString(output))
        .isZero();
  }

  @Test
  @DisplayName("No page has examples to be tested that no test runs")
  void allPagesAreTested() throws IOException {
    try (var pages = Files.list(Product.sourceTree().resolve("docs"))) {
      for (Path page : pages.filter(file -> file.toString().endsWith(".adoc")).toList()) {
        if (!List.of("researcher.adoc", "operator.adoc").contains(page.getFileName().toString())) {
          assertThat(ShellBlocks.of(page)).as("examples of %s", page).isEmpty();
        }
      }
    }
  }
}
