package org.reperio.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reperio.e2e.browser.InChromium;
import org.reperio.e2e.browser.TrustingBrowser;
import org.reperio.product.Account;
import org.reperio.product.AnyDeployment;
import org.reperio.product.Api;
import org.reperio.product.Deployment;
import org.reperio.test.Authenticator;

/** Somebody gets into the account that an operator made, sees what is theirs, and leaves again. */
@AnyDeployment
@InChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInIT {

  private static final String NAME = "Ngozi Okafor";
  private static final String TITLE = "Letters that nobody else may read";
  private static final String PASSWORD = "orbit kettle marmalade seventeen";
  private static final String SECURITY = "/account/settings/security";
  private static final String TWO_STEP = SECURITY + "/two-step";

  private Deployment deployment;
  private Browser browser;
  private Account account;
  private String restricted;

  @BeforeAll
  void deposit(Deployment running, Browser chromium) throws IOException, InterruptedException {
    deployment = running;
    browser = chromium;
    account = deployment.account("signs-in@example.org");
    Map<String, Object> document = new HashMap<>(Api.document(TITLE));
    document.put("access", Map.of("record", "restricted", "files", "restricted"));
    Api api = deployment.api();
    restricted =
        api.as(account.token())
            .contentType(ContentType.JSON)
            .body(document)
            .post("/api/records")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    api.as(account.token())
        .post("/api/records/{id}/draft/actions/publish", restricted)
        .then()
        .statusCode(202);
    setPassword(account);
  }

  /** By the link of the command line, which opens without scripts as well. */
  private void setPassword(Account owner) throws IOException, InterruptedException {
    String link = deployment.commands().run("users", "password-link", owner.email()).lastLine();
    URI address = URI.create(link);
    try (BrowserContext context = context(false, 390)) {
      Page page = context.newPage();
      page.navigate(deployment.site() + address.getRawPath() + "?" + address.getRawQuery());
      fill(page, "New password", "password1234");
      press(page, "Set password");
      assertThat(page.getByRole(AriaRole.ALERT).textContent()).contains("easy to guess");
      fill(page, "New password", PASSWORD);
      press(page, "Set password");
      assertThat(heading(page)).isEqualTo("Your password is set");
    }
  }

  private BrowserContext context(boolean scripts, int width) {
    return browser.newContext(
        new Browser.NewContextOptions()
            .setIgnoreHTTPSErrors(true)
            .setJavaScriptEnabled(scripts)
            .setViewportSize(width, 800));
  }

  private static void fill(Page page, String label, String text) {
    page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
  }

  private static void press(Page page, String name) {
    page.locator("main")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }

  private static String heading(Page page) {
    return page.locator("h1").textContent();
  }

  private Page signedIn(BrowserContext context, String next) {
    return signedIn(context, account, next);
  }

  private Page signedIn(BrowserContext context, Account owner, String next) {
    Page page = context.newPage();
    signIn(page, owner, next);
    return page;
  }

  private void signIn(Page page, Account owner, String next) {
    page.navigate(deployment.site() + "/login?next=" + next);
    fill(page, "E-mail address", owner.email());
    fill(page, "Password", PASSWORD);
    press(page, "Sign in");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("From a page that is closed, by signing in, to what it holds; and out again")
  void closedPagesOpenForWhoMaySeeThem(boolean scripts) {
    String path = "/records/" + restricted;
    try (BrowserContext context = context(scripts, 1280)) {
      Page page = context.newPage();
      assertThat(page.navigate(deployment.site() + path).status()).isEqualTo(403);
      page.locator("main")
          .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Sign in"))
          .click();
      fill(page, "E-mail address", account.email());
      fill(page, "Password", "something else entirely");
      press(page, "Sign in");
      assertThat(page.getByRole(AriaRole.ALERT).textContent()).contains("do not belong together");
      fill(page, "Password", PASSWORD);
      press(page, "Sign in");
      assertThat(page.url()).isEqualTo(deployment.site() + path);
      assertThat(heading(page)).isEqualTo(TITLE);
      assertThat(context.request().get(deployment.site() + "/api" + path).status()).isEqualTo(200);
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")).click();
      assertThat(page.navigate(deployment.site() + path).status()).isEqualTo(403);
      assertThat(context.request().get(deployment.site() + "/api" + path).status()).isIn(401, 403);
    }
  }

  @Test
  @DisplayName("Who signs in elsewhere is listed, and signed out from here")
  void otherBrowsersAreEnded() {
    try (BrowserContext here = context(true, 1280);
        BrowserContext there = context(true, 1280)) {
      Page other = signedIn(there, "/");
      assertThat(other.locator("header").textContent()).contains(NAME);
      Page page = signedIn(here, SECURITY);
      assertThat(heading(page)).isEqualTo("Security");
      assertThat(page.locator(".sessions li").count()).isGreaterThanOrEqualTo(2);
      press(page, "Sign out everywhere else");
      assertThat(page.locator(".sessions li").count()).isOne();
      other.reload();
      assertThat(other.locator("header").textContent()).doesNotContain(NAME);
    }
  }

  @Test
  @DisplayName(
      "Two-step sign-in: the app is set up, its code opens, a recovery code opens, and off")
  void aCodeIsWanted() throws IOException, InterruptedException {
    Account careful = deployment.account("two-steps@example.org");
    setPassword(careful);
    try (BrowserContext phone = context(true, 390);
        BrowserContext context = context(false, 390);
        BrowserContext other = context(true, 1280);
        BrowserContext third = context(false, 1280);
        BrowserContext last = context(false, 390)) {
      withoutObstacles(setUp(signedIn(phone, careful, TWO_STEP)));
      Page page = setUp(signedIn(context, careful, TWO_STEP));
      assertThat(page.locator("svg.qr").boundingBox().width).isBetween(200.0, 390.0);
      var app = new Authenticator(page.locator("#key").textContent());
      fill(page, "Code", app.code(-1));
      press(page, "Turn on two-step sign-in");
      assertThat(heading(page)).isEqualTo("Your recovery codes");
      Page elsewhere = signedIn(other, careful, TWO_STEP);
      assertThat(heading(elsewhere)).isEqualTo("Your code");
      withoutObstacles(elsewhere);
      fill(elsewhere, "Code", "000000");
      press(elsewhere, "Sign in");
      assertThat(elsewhere.getByRole(AriaRole.ALERT).textContent()).contains("This code is wrong");
      fill(elsewhere, "Code", app.code(0));
      press(elsewhere, "Sign in");
      assertThat(heading(elsewhere)).isEqualTo("Two-step sign-in");
      assertThat(elsewhere.locator("main").textContent()).contains("10 recovery codes are left");
      withoutObstacles(elsewhere);
      elsewhere.locator("#present-recovery-codes").fill(PASSWORD);
      press(elsewhere, "Create new recovery codes");
      assertThat(heading(elsewhere)).isEqualTo("Your recovery codes");
      withoutObstacles(elsewhere);
      Page again = signedIn(third, careful, TWO_STEP);
      fill(again, "Code", elsewhere.locator(".codes code").nth(3).textContent());
      press(again, "Sign in");
      assertThat(again.locator("main").textContent()).contains("9 recovery codes are left");
      again.locator("#present-off").fill(PASSWORD);
      press(again, "Turn off two-step sign-in");
      assertThat(heading(signedIn(last, careful, SECURITY))).isEqualTo("Security");
    }
  }

  @Test
  @DisplayName("A passkey is added, and opens the account beside the password")
  void aPasskeyOpens() throws IOException, InterruptedException {
    Account owner = deployment.account("passkey@example.org");
    setPassword(owner);
    try (Browser trusting = TrustingBrowser.start(browser, deployment.site());
        BrowserContext context =
            trusting.newContext(new Browser.NewContextOptions().setViewportSize(390, 800));
        BrowserContext without = context(false, 390)) {
      Page page = context.newPage();
      haveKey(page);
      signIn(page, owner, TWO_STEP);
      page.locator("#present-passkey").fill(PASSWORD);
      press(page, "Add a passkey");
      withoutObstacles(page);
      fill(page, "Name", "Phone");
      press(page, "Create the passkey");
      awaitHeading(page, "Your recovery codes");
      page.navigate(deployment.site() + TWO_STEP);
      assertThat(page.locator(".passkeys").textContent()).contains("Phone", "never used");
      withoutObstacles(page);
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")).click();
      signIn(page, owner, TWO_STEP);
      awaitHeading(page, "Your code");
      withoutObstacles(page);
      press(page, "Use a passkey");
      awaitHeading(page, "Two-step sign-in");
      assertThat(page.locator(".passkeys").textContent()).contains("last used");
      Page plain = signedIn(without, owner, TWO_STEP);
      assertThat(plain.locator("main").textContent()).contains("they need JavaScript");
    }
  }

  /** A key in the browser itself, which says yes to whatever it is asked. */
  private static void haveKey(Page page) {
    CDPSession session = page.context().newCDPSession(page);
    session.send("WebAuthn.enable");
    var options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    var key = new JsonObject();
    key.add("options", options);
    session.send("WebAuthn.addVirtualAuthenticator", key);
  }

  private static void awaitHeading(Page page, String text) {
    page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(text).setExact(true))
        .waitFor();
  }

  private static Page setUp(Page page) {
    page.locator("#present-begin").fill(PASSWORD);
    press(page, "Turn on two-step sign-in");
    assertThat(heading(page)).isEqualTo("Set up your app");
    return page;
  }

  /** Only where scripts run: axe is one, and without them its answer never comes. */
  private static void withoutObstacles(Page page) {
    assertThat(new AxeBuilder(page).analyze().getViolations())
        .extracting(rule -> rule.getId() + ": " + rule.getHelp() + " " + rule.getNodes())
        .as("obstacles on %s", heading(page))
        .isEmpty();
    assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
        .isLessThanOrEqualTo(page.viewportSize().width);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/login",
        "/signup",
        "/lost-password",
        "/account/settings/profile",
        "/account/settings/security",
        "/account/settings/security/two-step",
        "/account/settings/applications"
      })
  @DisplayName("The pages have no obstacles, light or dark, and fit a phone")
  void pagesAreForEverybody(String path) {
    for (ColorScheme scheme : ColorScheme.values()) {
      if (scheme == ColorScheme.NO_PREFERENCE) {
        continue;
      }
      try (BrowserContext context =
          browser.newContext(
              new Browser.NewContextOptions()
                  .setIgnoreHTTPSErrors(true)
                  .setColorScheme(scheme)
                  .setViewportSize(390, 800))) {
        Page page = path.startsWith("/account/") ? signedIn(context, path) : context.newPage();
        assertThat(page.navigate(deployment.site() + path).status()).isEqualTo(200);
        withoutObstacles(page);
      }
    }
  }

  @Test
  @DisplayName("Signing in needs the keyboard alone")
  void theKeyboardIsEnough() {
    try (BrowserContext context = context(true, 1280)) {
      Page page = context.newPage();
      page.navigate(deployment.site() + "/login");
      page.getByLabel("E-mail address").focus();
      page.keyboard().type(account.email());
      page.keyboard().press("Tab");
      page.keyboard().type(PASSWORD);
      page.keyboard().press("Enter");
      page.waitForURL(deployment.site() + "/");
      assertThat(page.locator("header").textContent()).contains(NAME);
    }
  }
}
