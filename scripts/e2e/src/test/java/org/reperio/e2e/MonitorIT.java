package org.reperio.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.reperio.e2e.browser.InChromium;
import org.reperio.product.Api;
import org.reperio.product.Part;
import org.reperio.product.Product;
import org.reperio.product.WholeProduct;

/** An operator looks at the queue monitor of the running product, and switches a consumer. */
@WholeProduct
@InChromium
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MonitorIT {

  private static final Set<String> GRAVE = Set.of("serious", "critical");
  private static final List<String> PAGES =
      List.of("/monitor", "/monitor/jobs", "/monitor/failures");
  private static final Duration SOON = Duration.ofSeconds(30);

  private Product product;
  private Browser browser;
  private String monitor;
  private String password;

  @BeforeAll
  void find(Product running, Browser chromium) throws IOException {
    product = running;
    browser = chromium;
    monitor = "http://localhost:" + product.port("worker");
    password = product.settings().getProperty("reperio.monitor.password");
  }

  private BrowserContext context(int width, ColorScheme colours, boolean javaScript) {
    return browser.newContext(
        new Browser.NewContextOptions()
            .setViewportSize(width, 800)
            .setColorScheme(colours)
            .setJavaScriptEnabled(javaScript));
  }

  /** A page of an operator who has signed in. */
  private Page signedIn(BrowserContext context) {
    Page page = context.newPage();
    page.navigate(monitor + "/");
    page.locator("#password").fill(password);
    page.locator("main button").click();
    page.waitForURL(monitor + "/monitor");
    return page;
  }

  private static List<String> obstacles(Page page) {
    return new AxeBuilder(page)
        .analyze().getViolations().stream()
            .filter(rule -> GRAVE.contains(rule.getImpact()))
            .map(MonitorIT::text)
            .toList();
  }

  private static String text(Rule rule) {
    return rule.getId() + ": " + rule.getHelp() + " " + rule.getNodes();
  }

  @Test
  @DisplayName("A worker lives, and the last hour is drawn")
  void aWorkerLives() {
    try (BrowserContext context = context(1280, ColorScheme.LIGHT, true)) {
      var complaints = new ArrayList<String>();
      Page page = signedIn(context);
      page.onPageError(complaints::add);
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error")) {
              complaints.add(message.text());
            }
          });
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> {
                page.reload();
                assertThat(page.getByText("alive").count()).isEqualTo(1);
                assertThat(page.locator("#minutes-record-index tbody tr").count()).isPositive();
              });
      // A chart needs two minutes to draw a line between.
      await()
          .atMost(Duration.ofMinutes(3))
          .pollInterval(Duration.ofSeconds(5))
          .untilAsserted(
              () -> {
                page.reload();
                assertThat(page.locator(".chart canvas").count()).isEqualTo(2);
              });
      assertThat(page.locator(".chart canvas").first().getAttribute("aria-label"))
          .contains("record-index in the last hour");
      assertThat(complaints).as("what the browser complained of").isEmpty();
    }
  }

  @Test
  @DisplayName("Pages fit a phone and a desk, and have no grave obstacles, light or dark")
  void pagesAreForAll() {
    for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : new int[] {360, 1280}) {
        try (BrowserContext context = context(width, colours, true)) {
          Page login = context.newPage();
          login.navigate(monitor + "/monitor/login");
          assertThat(obstacles(login)).as("the login, %s", colours).isEmpty();
          Page page = signedIn(context);
          for (String path : PAGES) {
            page.navigate(monitor + path);
            assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                .as("width of %s in a window of %d px", path, width)
                .isLessThanOrEqualTo(width);
            assertThat(obstacles(page)).as("%s, %s, %d px", path, colours, width).isEmpty();
          }
        }
      }
    }
  }

  @Test
  @DisplayName("Without JavaScript a consumer is paused, nothing is handled, and then all is")
  void aPauseHolds() throws IOException {
    try (BrowserContext context = context(1280, ColorScheme.LIGHT, false)) {
      Page page = signedIn(context);
      page.getByText(Pattern.compile("^Pause record-index$")).click();
      assertThat(page.getByText("Paused since").count()).isEqualTo(1);
      try {
        awaitConsumers(page, "0");
        // It holds for a worker that starts meanwhile, too.
        Part worker = product.part("worker");
        worker.awaitSuccessor(worker.kill());
        Api api = product.api();
        String word = "whileitwaspaused";
        api.publish(product.researcher().token(), word).then().statusCode(202);
        await().pollDelay(Duration.ofSeconds(5)).until(() -> true);
        assertThat(api.total(word)).as("found while the indexer is paused").isZero();
        page.reload();
        resume(page);
        await().atMost(SOON).untilAsserted(() -> assertThat(api.total(word)).isEqualTo(1L));
        awaitConsumers(page, "1");
      } finally {
        product.commands().attempt("queues", "resume", "record-index");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void resume(Page page) {
    page.getByText(Pattern.compile("^Resume record-index$")).click();
    assertThat(page.getByText("Paused since").count()).isZero();
  }

  private void awaitConsumers(Page page, String expected) {
    await()
        .atMost(SOON)
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              page.navigate(monitor + "/monitor");
              assertThat(page.locator("[data-live=figures-record-index] dd").nth(1).textContent())
                  .isEqualTo(expected);
            });
  }

  @Test
  @DisplayName("While the broker is down the pages say so and show the rest")
  void theBrokerIsDown() {
    try (BrowserContext context = context(1280, ColorScheme.LIGHT, true);
        Part.Outage outage = product.part("broker").outage()) {
      Page page = signedIn(context);
      assertThat(page.locator(".notice").textContent()).contains("The broker cannot be asked.");
      assertThat(page.getByText("alive").count()).isPositive();
      page.navigate(monitor + "/monitor/failures");
      assertThat(page.locator(".notice").textContent()).contains("The broker cannot be asked.");
    }
  }
}
