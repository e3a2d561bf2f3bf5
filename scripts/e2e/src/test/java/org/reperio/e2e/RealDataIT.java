package org.reperio.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.reperio.e2e.browser.InChromium;
import org.reperio.e2e.product.Holdings;
import org.reperio.product.Commands;
import org.reperio.product.Product;
import org.reperio.product.WholeProduct;

/** The whole catalogue of CERN's Open Data portal, which lies beside the project and not in it. */
@WholeProduct
@Order(4)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealDataIT {

  private static final int RECORDS = 3948;
  private static final Duration INDEXED = Duration.ofMinutes(2);
  private static final int OPENED = 5;

  private Product product;
  private Commands.Result ingest;
  private Holdings before;

  @BeforeAll
  void ingest(Product running) throws IOException, InterruptedException {
    product = running;
    Path catalogue =
        Optional.ofNullable(System.getenv("REPERIO_SHARED"))
            .map(Path::of)
            .orElse(product.root().resolve("../shared"))
            .resolve("data/cern-open-data.ndjson.gz")
            .normalize();
    assumeTrue(
        Files.exists(catalogue),
        "The catalogue is not here: there is no "
            + catalogue
            + " (REPERIO_SHARED names the folder that holds data/).");
    String owner = product.researcher().email();
    before = Holdings.of(product);
    ingest =
        product
            .commands()
            .run("ingest", "--format", "cern-open-data", "--owner", owner, catalogue.toString());
    await("all records are searchable")
        .atMost(INDEXED)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> product.api().total("") >= before.database() + RECORDS);
  }

  @Test
  @DisplayName("Every record of the catalogue goes in")
  void allAreCreated() {
    assertThat(ingest.lastLine())
        .startsWith(
            "%d read: %d created, 0 updated, 0 unchanged, 0 rejected".formatted(RECORDS, RECORDS));
  }

  @Test
  @DisplayName("Database, index, API and search page count the same")
  void allCountTheSame() throws IOException, InterruptedException {
    Holdings now = Holdings.of(product);
    assertThat(now.database()).isEqualTo(before.database() + RECORDS);
    assertThat(now.index()).as("documents in the index").isEqualTo(now.database());
    assertThat(now.api()).as("found over the API").isEqualTo(now.database());
    JsonPath status = JsonPath.from(product.commands().run("db", "status", "--json").out());
    assertThat(status.getLong("holdings.records"))
        .as("reperio db status")
        .isEqualTo(now.database());
    assertThat(status.getLong("holdings.outbox")).as("events not sent yet").isZero();
    JsonPath counts = JsonPath.from(product.commands().run("records", "count", "--json").out());
    assertThat(counts.getLong("find { it.model == 'rdm' }.records"))
        .as("reperio records count")
        .isEqualTo(now.database());
    String page = product.api().anonymous().accept("text/html").get("/search").asString();
    assertThat(page).contains(String.format(Locale.ENGLISH, "%,d results", now.database()));
  }

  @Test
  @InChromium
  @DisplayName("Records of the catalogue open in the browser")
  void recordsOpen(Browser browser) {
    long total = product.api().total("publisher:CERN*");
    assertThat(total).isGreaterThanOrEqualTo(OPENED);
    try (BrowserContext context =
        browser.newContext(new Browser.NewContextOptions().setIgnoreHTTPSErrors(true))) {
      Page page = context.newPage();
      for (int i = 0; i < OPENED; i++) {
        // Evenly spread over the first thousand, so that they are of several kinds.
        int position = 1 + (int) (i * Math.min(total, 1000) / OPENED);
        JsonPath hit = product.api().search("publisher:CERN*", position, 1);
        List<String> ids = hit.getList("hits.hits.id");
        String title = hit.getString("hits.hits[0].metadata.title");
        assertThat(page.navigate(product.site() + "/records/" + ids.get(0)).status())
            .as(title)
            .isEqualTo(200);
        assertThat(page.locator("h1").textContent().strip()).isEqualTo(title.strip());
        assertThat(page.locator("#citation").textContent()).isNotBlank();
      }
    }
  }
}
