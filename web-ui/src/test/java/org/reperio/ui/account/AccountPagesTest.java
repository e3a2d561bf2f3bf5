package org.reperio.ui.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.reperio.ui.account.Members.GOOD;
import static org.reperio.ui.account.Members.address;
import static org.reperio.ui.account.Members.form;
import static org.reperio.ui.account.Members.formOf;
import static org.reperio.ui.account.Members.formToken;
import static org.reperio.ui.account.Members.found;
import static org.reperio.ui.account.Members.open;
import static org.reperio.ui.account.Members.reset;
import static org.reperio.ui.account.Members.signIn;
import static org.reperio.ui.account.Members.token;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reperio.access.Identity;
import org.reperio.account.Account;
import org.reperio.account.Accounts;
import org.reperio.account.PasswordReset;
import org.reperio.account.Tokens;
import org.reperio.database.Sql;
import org.reperio.notification.Mails;
import org.reperio.notification.Message;
import org.reperio.site.SiteAddress;
import org.reperio.test.TestServices;

/** How people get an account, into it, and out of it again. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class AccountPagesTest {

  private static final String OTHER = "walnut harbour telegraph pyjamas";
  private static final String SECURITY = "/account/settings/security";
  private static final String TOKENS = "/account/settings/applications";
  private static final String PROFILE = "/account/settings/profile";
  private static final Pattern LINK = Pattern.compile("https?://\\S+/account/\\w+\\?token=\\S+");
  private static final Pattern SESSION = Pattern.compile("/sessions/(\\w+)/end");

  @Inject Accounts accounts;
  @Inject PasswordReset reset;
  @Inject Mails mails;
  @Inject SiteAddress site;
  @Inject Sql sql;
  @Inject Tokens tokens;
  @Inject Members members;

  private String mailed(String email) {
    Message mail = mails.newest(email).orElseThrow();
    Matcher link = LINK.matcher(mail.body());
    assertThat(link.find()).as(mail.body()).isTrue();
    return token(link.group());
  }

  @Test
  void anAccountIsMadeByTheLinkInAMail() {
    String email = address();
    form()
        .formParam("email", " " + email + " ")
        .post("/signup")
        .then()
        .statusCode(200)
        .body(containsString("Check your mail"));
    assertThat(accounts.find(email)).isEmpty();
    String link = mailed(email);
    given()
        .queryParam("token", link)
        .get("/account/register")
        .then()
        .statusCode(200)
        .header("Referrer-Policy", "no-referrer")
        .header("Cache-Control", containsString("no-store"))
        .body(containsString(email));
    Response made = make(link, "Salma Haddad", GOOD, "true");
    Cookie session = members.session(made);
    assertThat(session.isHttpOnly()).isTrue();
    assertThat(session.getSameSite()).isEqualTo("Lax");
    assertThat(session.getPath()).isEqualTo("/");
    assertThat(session.isSecured()).isEqualTo(site.isSecure());
    Account account = accounts.find(email).orElseThrow();
    open(session, "/")
        .then()
        .header("Cache-Control", "private, no-store")
        .header("X-User-ID", Long.toString(account.id()))
        .header("X-Session-ID", matchesPattern("[0-9a-f]{12}"))
        .body(containsString("Salma Haddad"));
    assertThat(account.roles()).isEmpty();
    assertThat(members.actions(account))
        .contains("user.register", "user.password_set", "user.sign_in");
    make(link, "Somebody Else", OTHER, "true").then().statusCode(404);
    signIn(email, OTHER).then().statusCode(400);
    members.session(signIn(email, GOOD));
  }

  private static Response make(String link, String name, String password, String terms) {
    return form()
        .formParam("token", link)
        .formParam("full_name", name)
        .formParam("password", password)
        .formParam(terms == null ? "unused" : "terms", terms)
        .post("/account/register");
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "''|" + GOOD + "|true|Give your name",
        "Salma|short|true|at least 10 characters",
        "Salma|password123|true|easy to guess",
        "Salma|qwertyuiop|true|easy to guess",
        "Salma Haddad|salmahaddad1|true|easy to guess",
        "Salma|" + GOOD + "||Accept the terms"
      },
      delimiter = '|')
  void aFormThatIsNotAsItMustBeIsShownAgain(
      String name, String password, String terms, String reason) {
    String email = address();
    form().formParam("email", email).post("/signup").then().statusCode(200);
    String link = mailed(email);
    String page =
        make(link, name, password, terms)
            .then()
            .statusCode(400)
            .body(containsString(reason))
            .extract()
            .asString();
    assertThat(page).contains(link).doesNotContain(password + "\"");
    members.session(make(link, "Salma Haddad", GOOD, "true"));
  }

  /** The pages say the same, and the mail says the rest. */
  @Test
  void nobodyLearnsWhoHasAnAccount() {
    String known = members.member().email();
    String unknown = address();
    for (String path : List.of("/signup", "/lost-password")) {
      String of = form().formParam("email", known).post(path).asString();
      String without = form().formParam("email", unknown).post(path).asString();
      assertThat(of.replace(known, "")).isEqualTo(without.replace(unknown, ""));
    }
    String wrong = signIn(known, OTHER).then().statusCode(400).extract().asString();
    String nobody = signIn(unknown, OTHER).then().statusCode(400).extract().asString();
    assertThat(wrong.replace(known, "")).isEqualTo(nobody.replace(unknown, ""));
    assertThat(mails.newest(unknown).orElseThrow().body()).contains("has no account there");
  }

  @Test
  void whoHasAnAccountIsToldSoByMail() {
    String email = members.member().email();
    form().formParam("email", email).post("/signup").then().statusCode(200);
    assertThat(mails.newest(email).orElseThrow().body())
        .contains("has an account already")
        .doesNotContain("token=");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nobody", "a@b@c", "x@example.org\r\nBcc: all@example.org"})
  void whatIsNoAddressGetsNoMail(String email) {
    for (String path : List.of("/signup", "/lost-password")) {
      form()
          .formParam("email", email)
          .post(path)
          .then()
          .statusCode(400)
          .body(containsString("Not a valid email address"));
    }
  }

  @Test
  void aForgottenPasswordIsSetByALinkThatWorksOnce() {
    Account account = members.member();
    Cookie session = members.session(signIn(account.email(), GOOD));
    form().formParam("email", account.email()).post("/lost-password").then().statusCode(200);
    String link = mailed(account.email());
    reset(link, "short").then().statusCode(400);
    reset(link, OTHER).then().statusCode(200).body(containsString("Your password is set"));
    reset(link, GOOD).then().statusCode(404).body(containsString("was used or has expired"));
    open(session, SECURITY).then().statusCode(303);
    signIn(account.email(), GOOD).then().statusCode(400);
    members.session(signIn(account.email(), OTHER));
  }

  /** A link for one thing opens no other. */
  @Test
  void aLinkOpensOnlyWhatItIsFor() {
    Account account = members.member();
    String link = token(reset.linkFor(Identity.ofSystem(), account));
    make(link, "Mallory", OTHER, "true").then().statusCode(404);
    given().queryParam("token", link).get("/account/register").then().statusCode(404);
    given().queryParam("token", "none").get("/account/reset").then().statusCode(404);
    given().get("/account/reset").then().statusCode(404);
  }

  @Test
  void aLinkThatIsTooOldOpensNothing() {
    Account account = members.member();
    String link = token(reset.linkFor(Identity.ofSystem(), account));
    sql.update("update mailed_link set expires = now() where email = ?", account.email());
    reset(link, OTHER).then().statusCode(404);
  }

  @Test
  void aLockedAccountOpensForNobody() {
    Account account = members.member();
    Cookie session = members.session(signIn(account.email(), GOOD));
    open(session, SECURITY).then().statusCode(200);
    accounts.setActive(Identity.ofSystem(), account.id(), false);
    open(session, SECURITY).then().statusCode(303);
    signIn(account.email(), GOOD).then().statusCode(400);
    form().formParam("email", account.email()).post("/lost-password").then().statusCode(200);
    assertThat(mails.newest(account.email()).orElseThrow().body()).doesNotContain("token=");
  }

  /** Whatever the browser had before does not become a session (ASVS 7.2.4). */
  @Test
  void signingInDrawsANewSecret() {
    Account account = members.member();
    String fixed = "A".repeat(43);
    Cookie session =
        members.session(
            form()
                .cookie(members.cookie(), fixed)
                .formParam("email", account.email())
                .formParam("password", GOOD)
                .post("/login"));
    assertThat(session.getValue()).isNotEqualTo(fixed).hasSize(43);
    given()
        .redirects()
        .follow(false)
        .cookie(members.cookie(), fixed)
        .get(SECURITY)
        .then()
        .statusCode(303);
    Cookie again =
        members.session(
            form()
                .cookie(session)
                .formParam("email", account.email())
                .formParam("password", GOOD)
                .post("/login"));
    open(session, SECURITY).then().statusCode(303);
    open(again, SECURITY).then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource({
    "/search?q=a%26b, /search?q=a%26b",
    "//evil.example, /",
    "/\\evil.example, /",
    "https://evil.example/, /",
    "javascript:alert(1), /"
  })
  void afterSigningInOneStaysHere(String next, String target) {
    String location =
        form()
            .formParam("email", members.member().email())
            .formParam("password", GOOD)
            .formParam("next", next)
            .post("/login")
            .then()
            .statusCode(303)
            .extract()
            .header("Location");
    assertThat(location).isEqualTo(site.base() + target);
  }

  @Test
  void aFormOfAnotherSiteIsNotTaken() {
    Account account = members.member();
    for (String path : List.of("/login", "/signup", "/logout", SECURITY + "/password")) {
      form()
          .header("Sec-Fetch-Site", "cross-site")
          .formParam("email", account.email())
          .formParam("password", GOOD)
          .post(path)
          .then()
          .statusCode(403);
      form()
          .header("Origin", "https://evil.example")
          .formParam("email", account.email())
          .formParam("password", GOOD)
          .post(path)
          .then()
          .statusCode(403);
    }
    form()
        .header("Origin", site.base())
        .header("Sec-Fetch-Site", "same-origin")
        .formParam("email", account.email())
        .formParam("password", GOOD)
        .post("/login")
        .then()
        .statusCode(303);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/password", "/sessions/end-others", "/sessions/abc/end"})
  void aFormOfASessionCarriesItsToken(String form) {
    Account account = members.member();
    Cookie session = members.session(signIn(account.email(), GOOD));
    String others = formToken(members.session(signIn(account.email(), GOOD)));
    form().cookie(session).post(SECURITY + form).then().statusCode(403);
    form()
        .cookie(session)
        .formParam("form_token", others)
        .formParam("present", GOOD)
        .formParam("password", OTHER)
        .post(SECURITY + form)
        .then()
        .statusCode(403);
    form().formParam("form_token", others).post(SECURITY + form).then().statusCode(403);
    members.session(signIn(account.email(), GOOD));
  }

  @Test
  void signingOutEndsTheSession() {
    Account account = members.member();
    Cookie session = members.session(signIn(account.email(), GOOD));
    form().cookie(session).post("/logout").then().statusCode(403);
    open(session, SECURITY).then().statusCode(200);
    Response out = formOf(session).post("/logout");
    assertThat(members.session(out).getMaxAge()).isZero();
    out.then().header("Clear-Site-Data", containsString("cache"));
    open(session, SECURITY).then().statusCode(303);
    assertThat(members.actions(account)).contains("user.sign_out");
  }

  @Test
  void onesOtherBrowsersAreListedAndSignedOut() {
    Account account = members.member();
    Cookie here = members.session(signIn(account.email(), GOOD));
    Cookie there =
        members.session(
            form()
                .header("User-Agent", "<script>alert(1)</script>")
                .formParam("email", account.email())
                .formParam("password", GOOD)
                .post("/login"));
    Cookie third = members.session(signIn(account.email(), GOOD));
    String page = open(here, SECURITY).asString();
    assertThat(page)
        .contains("This browser")
        .contains("&lt;script&gt;")
        .doesNotContain("<script>a");
    assertThat(page).doesNotContain(there.getValue());
    String one =
        found(
            Pattern.compile(
                "/sessions/(\\w+)/end\"[^>]*>\\s*<input[^>]*>\\s*<button[^>]*&lt;script"),
            page);
    formOf(here).post(SECURITY + "/sessions/" + one + "/end").then().statusCode(303);
    open(there, SECURITY).then().statusCode(303);
    open(third, SECURITY).then().statusCode(200);
    formOf(here).post(SECURITY + "/sessions/end-others").then().statusCode(303);
    open(third, SECURITY).then().statusCode(303);
    open(here, SECURITY).then().statusCode(200).body(not(containsString("/sessions/" + one)));
  }

  @Test
  void nobodyEndsTheSessionOfSomebodyElse() {
    Cookie victim = members.session(signIn(members.member().email(), GOOD));
    members.session(signIn(members.member().email(), GOOD));
    Cookie mallory = members.session(signIn(members.member().email(), GOOD));
    assertThat(SESSION.matcher(open(mallory, SECURITY).asString()).find()).isFalse();
    String id = DigestUtils.sha256Hex(victim.getValue());
    formOf(mallory).post(SECURITY + "/sessions/" + id + "/end").then().statusCode(303);
    open(victim, SECURITY).then().statusCode(200);
  }

  @Test
  void aPasswordIsChangedByWhoKnowsThePresentOne() {
    Account account = members.member();
    Cookie here = members.session(signIn(account.email(), GOOD));
    Cookie there = members.session(signIn(account.email(), GOOD));
    change(here, OTHER, OTHER)
        .then()
        .statusCode(400)
        .body(containsString("not your current password"));
    change(here, GOOD, "1234567890").then().statusCode(400).body(containsString("easy to guess"));
    change(here, GOOD, OTHER).then().statusCode(303);
    open(here, SECURITY).then().statusCode(200);
    open(there, SECURITY).then().statusCode(303);
    signIn(account.email(), GOOD).then().statusCode(400);
    members.session(signIn(account.email(), OTHER));
  }

  private static Response change(Cookie session, String present, String password) {
    return formOf(session)
        .formParam("present", present)
        .formParam("password", password)
        .post(SECURITY + "/password");
  }

  @Test
  void aNewNameShowsInAllBrowsers() {
    Account account = members.member();
    Cookie here = members.session(signIn(account.email(), GOOD));
    Cookie there = members.session(signIn(account.email(), GOOD));
    rename(here, " ").then().statusCode(400).body(containsString("Give your name"));
    rename(here, "Salma <i>Nasser").then().statusCode(303);
    open(there, "/").then().body(containsString("Salma &lt;i&gt;Nasser"));
    assertThat(accounts.find(account.id()).orElseThrow().fullName()).isEqualTo("Salma <i>Nasser");
    form().cookie(here).formParam("full_name", "x").post(PROFILE).then().statusCode(403);
  }

  private static Response rename(Cookie session, String name) {
    return formOf(session).formParam("full_name", name).post(PROFILE);
  }

  @Test
  void anAddressIsChangedWhenTheNewOneIsProven() {
    Account account = members.member();
    Cookie session = members.session(signIn(account.email(), GOOD));
    String email = address();
    changeAddress(session, email, OTHER)
        .then()
        .statusCode(400)
        .body(containsString("not your current password"));
    changeAddress(session, "nobody", GOOD).then().statusCode(400);
    changeAddress(session, email, GOOD).then().statusCode(200);
    assertThat(accounts.find(email)).isEmpty();
    String link = mailed(email);
    given().queryParam("token", link).get("/account/email").then().statusCode(200);
    assertThat(accounts.find(email)).isEmpty();
    form().formParam("token", link).post("/account/email").then().statusCode(200);
    assertThat(accounts.find(email).orElseThrow().id()).isEqualTo(account.id());
    assertThat(mails.newest(account.email()).orElseThrow().body()).contains("another address");
    form().formParam("token", link).post("/account/email").then().statusCode(404);
    signIn(account.email(), GOOD).then().statusCode(400);
    members.session(signIn(email, GOOD));
    assertThat(members.actions(account)).contains("user.email_update");
  }

  private static Response changeAddress(Cookie session, String email, String password) {
    return formOf(session)
        .formParam("email", email)
        .formParam("present", password)
        .post(PROFILE + "/email");
  }

  @Test
  void nobodyTakesTheAddressOfSomebodyElse() {
    Account victim = members.member();
    Cookie session = members.session(signIn(members.member().email(), GOOD));
    changeAddress(session, victim.email(), GOOD).then().statusCode(200);
    assertThat(mails.newest(victim.email()).orElseThrow().body())
        .contains("has one already")
        .doesNotContain("token=");
    String free = address();
    changeAddress(session, free, GOOD).then().statusCode(200);
    String link = mailed(free);
    accounts.create(Identity.ofSystem(), free, "First");
    form().formParam("token", link).post("/account/email").then().statusCode(404);
  }

  @Test
  void aTokenIsShownOnceAndWorksUntilItIsEnded() {
    Account account = members.member();
    Cookie session = members.session(signIn(account.email(), GOOD));
    String page = makeToken(session, "backup <b>", "").then().statusCode(200).extract().asString();
    String secret = found(Pattern.compile("id=\"secret\"[^>]*>([^<]+)<"), page);
    open(session, TOKENS).then().body(containsString("never used"));
    assertThat(tokens.identify(secret).orElseThrow().userId()).isEqualTo(account.id());
    String list = open(session, TOKENS).asString();
    assertThat(list).contains("last used: ").doesNotContain("never used");
    assertThat(list).contains("backup &lt;b&gt;", "never ends").doesNotContain(secret);
    String id = found(Pattern.compile("/tokens/([^/]+)/end"), list);
    Cookie other = members.session(signIn(members.member().email(), GOOD));
    end(other, id).then().statusCode(303);
    assertThat(tokens.identify(secret)).isPresent();
    form().cookie(session).post(TOKENS + "/tokens/" + id + "/end").then().statusCode(403);
    end(session, id).then().statusCode(303);
    assertThat(tokens.identify(secret)).isEmpty();
    end(session, "no-id").then().statusCode(404);
  }

  private static Response makeToken(Cookie session, String name, String expires) {
    return formOf(session)
        .formParam("name", name)
        .formParam("expires", expires)
        .post(TOKENS + "/tokens");
  }

  private static Response end(Cookie session, String id) {
    return formOf(session).post(TOKENS + "/tokens/" + id + "/end");
  }

  @ParameterizedTest
  @CsvSource({
    "' ', '', Give it a name",
    "x, 2001-01-01, This day is over",
    "x, soon, Write the day like",
    "x, 2027-02-30, Write the day like"
  })
  void aTokenThatCannotBeIsNotMade(String name, String expires, String reason) {
    Cookie session = members.session(signIn(members.member().email(), GOOD));
    makeToken(session, name, expires).then().statusCode(400).body(containsString(reason));
    makeToken(session, "n".repeat(256), "").then().statusCode(400);
    assertThat(open(session, TOKENS).asString()).contains("You have no tokens.");
    makeToken(session, "x", "2099-12-31").then().statusCode(200);
    assertThat(open(session, TOKENS).asString()).contains("31 December 2099");
  }

  /** Others still get into the same account, from other networks. */
  @Test
  void whoGuessesHasToWait() {
    Account account = members.member();
    int status = 0;
    int tries = 0;
    Response last = null;
    while (status != 429 && tries++ < 40) {
      last = signIn(account.email(), "wrong " + tries);
      status = last.statusCode();
    }
    assertThat(tries).isBetween(8, 12);
    last.then().header("Retry-After", not(equalTo("0"))).body(containsString("too many attempts"));
    signIn(account.email(), GOOD).then().statusCode(429);
    form()
        .header("X-Forwarded-For", "203.0.113." + (1 + tries))
        .formParam("email", account.email())
        .formParam("password", GOOD)
        .post("/login")
        .then()
        .statusCode(303);
  }

  @Test
  void aRightPasswordMakesUpForWrongOnes() {
    String email = members.member().email();
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 8; i++) {
        signIn(email, OTHER).then().statusCode(400);
      }
      members.session(signIn(email, GOOD));
    }
  }

  @Test
  void aPageThatNeedsAnAccountLeadsToTheSignIn() {
    given()
        .redirects()
        .follow(false)
        .get(SECURITY)
        .then()
        .statusCode(303)
        .header("Location", site.base() + "/login?next=%2Faccount%2Fsettings%2Fsecurity");
  }

  @Test
  void visitorsCanKeepPages() {
    given()
        .get("/login")
        .then()
        .statusCode(200)
        .header("Cache-Control", not(containsString("private")))
        .header("Vary", containsString("Cookie"));
  }
}
