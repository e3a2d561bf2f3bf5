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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reperio.e2e.product.ShellBlocks;
import org.reperio.product.Product;
import org.reperio.product.WholeProduct;

/** The examples of the documentation work as they stand there, one after the other. */
@WholeProduct
@Order(5)
class DocumentedExamplesIT {

  /** The preparations that the pages ask for: a site and a token. The examples make their files. */
  private static final String PRELUDE =
      """
      set -euo pipefail
      rep() { curl -sS -k --fail-with-body -H "Authorization: Bearer $TOKEN" "$@"; }
      reperio() { "$ROOT/scripts/reperio" "$@"; }
      """;

  @ParameterizedTest
  @ValueSource(strings = {"researcher.adoc", "operator.adoc"})
  @DisplayName("The examples of a page work")
  void examplesWork(String page, Product product, @TempDir Path folder)
      throws IOException, InterruptedException {
    List<String> blocks = ShellBlocks.of(product.root().resolve("docs").resolve(page));
    assertThat(blocks).as("tested examples in %s", page).hasSizeGreaterThan(2);
    Path script = folder.resolve("examples.sh");
    Files.writeString(script, PRELUDE + String.join("\n", blocks) + "\n");
    Path output = product.root().resolve("scripts/e2e/target/" + page + ".log");
    ProcessBuilder bash = product.program("bash", script.toString()).directory(folder.toFile());
    bash.environment()
        .putAll(
            Map.of(
                "SITE", product.site().toString(),
                "TOKEN", product.researcher().token(),
                "ROOT", product.root().toString()));
    Process process = bash.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    process.getOutputStream().close();
    assertThat(process.waitFor(8, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue())
        .as("the examples of %s said:%n%s", page, Files.readString(output))
        .isZero();
  }

  @Test
  @DisplayName("No page has examples to be tested that no test runs")
  void allPagesAreTested(Product product) throws IOException {
    try (var pages = Files.list(product.root().resolve("docs"))) {
      for (Path page : pages.filter(file -> file.toString().endsWith(".adoc")).toList()) {
        if (!List.of("researcher.adoc", "operator.adoc").contains(page.getFileName().toString())) {
          assertThat(ShellBlocks.of(page)).as("examples of %s", page).isEmpty();
        }
      }
    }
  }
}
