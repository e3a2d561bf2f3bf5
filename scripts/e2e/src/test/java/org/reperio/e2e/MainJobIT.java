package org.reperio.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.reperio.e2e.browser.InChromium;
import org.reperio.product.AnyDeployment;
import org.reperio.product.Api;
import org.reperio.product.Deployment;

/** A researcher deposits a data set; a reader finds it, reads about it and takes it home. */
@AnyDeployment
@InChromium
@Order(1)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MainJobIT {

  private static final Duration SEARCHABLE = Duration.ofSeconds(10);
  private static final String WORD = "zostera";
  private static final String TITLE = "Growth of Zostera marina in warming water";
  private static final String FILE = "shoot lengths.csv";
  private static final byte[] CONTENT =
      "site,year,length_mm\nA,2024,412\nB,2024,388\n".getBytes(StandardCharsets.UTF_8);

  /** Findings of these kinds keep people from using the page. */
  private static final Set<String> GRAVE = Set.of("serious", "critical");

  private Deployment deployment;
  private Browser browser;
  private String recid;

  @BeforeAll
  void deposit(Deployment running, Browser chromium) throws IOException, InterruptedException {
    deployment = running;
    browser = chromium;
    Api api = deployment.api();
    String token = deployment.researcher().token();
    Map<String, Object> metadata = new HashMap<>(Api.metadata(TITLE));
    metadata.put("description", "<p>Lengths of shoots at two sites.</p>");
    metadata.put("rights", List.of(Map.of("id", "cc-by-4.0")));
    metadata.put("subjects", List.of(Map.of("subject", "seagrass")));
    recid =
        status(
                201,
                api.as(token)
                    .contentType(ContentType.JSON)
                    .body(Map.of("metadata", metadata, "files", Map.of("enabled", true)))
                    .post("/api/records"))
            .path("id");
    String files = "/api/records/" + recid + "/draft/files";
    status(
        201,
        api.as(token).contentType(ContentType.JSON).body(List.of(Map.of("key", FILE))).post(files));
    status(
        200,
        api.as(token)
            .contentType("application/octet-stream")
            .body(CONTENT)
            .put(files + "/{key}/content", FILE));
    status(200, api.as(token).post(files + "/{key}/commit", FILE));
    status(202, api.as(token).post("/api/records/{id}/draft/actions/publish", recid));
    long published = System.nanoTime();
    try (BrowserContext context = context(1280)) {
      Page page = context.newPage();
      do {
        page.navigate(deployment.site() + "/search?q=" + WORD);
      } while (hit(page).count() == 0
          && System.nanoTime() - published < SEARCHABLE.toNanos()
          && pause(page));
      assertThat(hit(page).count())
          .as(
              "results named \"%s\" on the search page %s after it was published",
              TITLE, SEARCHABLE)
          .isOne();
    }
  }

  private static Response status(int expected, Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(expected);
    return answer;
  }

  private static boolean pause(Page page) {
    page.waitForTimeout(250);
    return true;
  }

  private static Locator hit(Page page) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(TITLE).setExact(true));
  }

  private BrowserContext context(int width) {
    return browser.newContext(
        new Browser.NewContextOptions().setIgnoreHTTPSErrors(true).setViewportSize(width, 800));
  }

  @Test
  @DisplayName("A reader goes from the home page to the file")
  void readerFindsTheRecord() throws IOException {
    try (BrowserContext context = context(1280)) {
      readsAndDownloads(context, true);
    }
  }

  @Test
  @DisplayName("The same works without JavaScript")
  void worksWithoutJavaScript() throws IOException {
    try (BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setIgnoreHTTPSErrors(true)
                .setJavaScriptEnabled(false)
                .setViewportSize(1280, 800))) {
      readsAndDownloads(context, false);
    }
  }

  private void readsAndDownloads(BrowserContext context, boolean javaScript) throws IOException {
    Page page = context.newPage();
    var complaints = new ArrayList<String>();
    page.onConsoleMessage(
        message -> {
          // The console does not name a resource that failed to load; the list below does.
          if (message.type().equals("error") && !message.text().startsWith("Failed to load")) {
            complaints.add(message.text());
          }
        });
    page.onResponse(
        response -> {
          if (response.status() >= 400) {
            complaints.add(response.status() + " " + response.url());
          }
        });
    page.onPageError(complaints::add);
    page.navigate(deployment.site() + "/");
    page.locator("#q").fill(WORD);
    page.locator("#q").press("Enter");
    page.waitForURL(Pattern.compile(".*/search\\?.*"));
    hit(page).click();
    page.waitForURL(deployment.site() + "/records/" + recid);
    assertThat(page.locator("h1").textContent()).isEqualTo(TITLE);
    assertThat(page.getByLabel("Creators").first().textContent()).contains("Okafor, Ngozi");
    assertThat(page.locator("#citation").textContent()).contains("Okafor", "2026", TITLE);
    assertThat(page.locator(".copy").isVisible()).as("the copy button").isEqualTo(javaScript);
    Download download =
        page.waitForDownload(
            () -> page.locator("table.files").getByText("Download").last().click());
    assertThat(download.suggestedFilename()).isEqualTo(FILE);
    assertThat(Files.readAllBytes(download.path())).isEqualTo(CONTENT);
    assertThat(complaints).as("what the browser complained of").isEmpty();
  }

  @Test
  @DisplayName("The dark theme is dark, and stays chosen")
  void darkThemeIsKept() {
    try (BrowserContext context = context(1280)) {
      Page page = context.newPage();
      page.navigate(deployment.site() + "/");
      assertThat(brightness(page)).as("brightness of the light theme").isGreaterThan(200);
      page.locator("button.to-dark").click();
      page.waitForLoadState(LoadState.LOAD);
      assertThat(brightness(page)).as("brightness of the chosen dark theme").isLessThan(60);
      page.navigate(deployment.site() + "/records/" + recid);
      assertThat(brightness(page)).as("brightness of the next page").isLessThan(60);
    }
  }

  @Test
  @DisplayName("The pages are dark for who has set the system so")
  void systemSettingIsFollowed() {
    try (BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setIgnoreHTTPSErrors(true)
                .setColorScheme(ColorScheme.DARK))) {
      Page page = context.newPage();
      page.navigate(deployment.site() + "/");
      assertThat(brightness(page)).isLessThan(60);
    }
  }

  /** The mean of red, green and blue behind the text, 0 to 255. */
  private static double brightness(Page page) {
    return ((Number)
            page.evaluate(
                """
                () => {
                  const canvas = document.createElement('canvas').getContext('2d');
                  canvas.fillStyle = getComputedStyle(document.body).backgroundColor;
                  canvas.fillRect(0, 0, 1, 1);
                  const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
                  if (alpha !== 255) throw new Error('the body has no background of its own');
                  return (red + green + blue) / 3;
                }
                """))
        .doubleValue();
  }

  static Stream<Arguments> pages() {
    return Stream.of(
        argumentSet("home", "/", 200),
        argumentSet("search", "/search?q=" + WORD, 200),
        argumentSet("landing", "/records/{id}", 200),
        argumentSet("not found", "/records/none-such", 404));
  }

  @ParameterizedTest
  @MethodSource("pages")
  @DisplayName("Pages fit a phone and a desk, with nothing to scroll sideways")
  void pagesFit(String path, int status) {
    for (int width : new int[] {360, 1280}) {
      try (BrowserContext context = context(width)) {
        Page page = context.newPage();
        open(page, path, status);
        assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
            .as("width of %s in a window of %d px", path, width)
            .isLessThanOrEqualTo(width);
        assertThat(page.locator("h1").isVisible()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  @DisplayName("Pages have no grave obstacles, light or dark")
  void pagesAreAccessible(String path, int status) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      try (BrowserContext context =
          browser.newContext(
              new Browser.NewContextOptions().setIgnoreHTTPSErrors(true).setColorScheme(scheme))) {
        Page page = context.newPage();
        open(page, path, status);
        List<Rule> grave =
            new AxeBuilder(page)
                .analyze().getViolations().stream()
                    .filter(rule -> GRAVE.contains(rule.getImpact()))
                    .toList();
        assertThat(grave)
            .extracting(rule -> rule.getId() + ": " + rule.getHelp() + " " + rule.getNodes())
            .as("obstacles on %s, %s", path, scheme)
            .isEmpty();
      }
    }
  }

  private void open(Page page, String path, int status) {
    assertThat(page.navigate(deployment.site() + path.replace("{id}", recid)).status())
        .isEqualTo(status);
  }
}
