package org.reperio.ui.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reperio.access.Identity;
import org.reperio.account.Account;
import org.reperio.account.Accounts;
import org.reperio.account.BrowserSessions;
import org.reperio.account.PasswordReset;
import org.reperio.database.Sql;
import org.reperio.site.SiteAddress;

/** People with accounts, and what their browsers do. */
@ApplicationScoped
class Members {

  static final String GOOD = "orbit kettle marmalade seventeen";

  private static final Pattern FORM_TOKEN =
      Pattern.compile("name=\"form_token\" value=\"([^\"]+)\"");
  private static final Pattern KEY = Pattern.compile("<code id=\"key\"[^>]*>(\\w+)</code>");
  private static final Pattern HALF = Pattern.compile("name=\"half\" value=\"([^\"]+)\"");
  private static final Pattern RECOVERY = Pattern.compile("<li><code>([a-z0-9-]+)</code></li>");

  private final Accounts accounts;
  private final PasswordReset reset;
  private final SiteAddress site;
  private final Sql sql;

  Members(Accounts accounts, PasswordReset reset, SiteAddress site, Sql sql) {
    this.accounts = accounts;
    this.reset = reset;
    this.site = site;
    this.sql = sql;
  }

  /** An account with the password {@link #GOOD}. */
  Account member() {
    Account account = accounts.create(Identity.ofSystem(), address(), "Salma Haddad");
    set(account, GOOD);
    return account;
  }

  void set(Account account, String password) {
    String link = token(reset.linkFor(Identity.ofSystem(), account));
    reset(link, password).then().statusCode(200);
  }

  /** The session that an answer begins. */
  Cookie session(Response answer) {
    return answer.then().statusCode(303).extract().detailedCookie(cookie());
  }

  String cookie() {
    return BrowserSessions.cookie(site.isSecure());
  }

  /** What the audit log has about an account. */
  List<String> actions(Account account) {
    String id = Long.toString(account.id());
    return sql.list(
        "select action from audit_waiting where resource_type = 'user' and resource_id = ?"
            + " union all select action from audit_entry where resource_type = 'user'"
            + " and resource_id = ?",
        row -> row.getString(1),
        id,
        id);
  }

  static String address() {
    return "reader-" + UUID.randomUUID() + "@example.org";
  }

  static RequestSpecification form() {
    return given().redirects().follow(false).formParam("unused", "");
  }

  /** A form from a page of this session. */
  static RequestSpecification formOf(Cookie session) {
    return form().cookie(session).formParam("form_token", formToken(session));
  }

  static String formToken(Cookie session) {
    return found(FORM_TOKEN, open(session, "/account/settings/security").asString());
  }

  static Response open(Cookie session, String path) {
    return given().redirects().follow(false).cookie(session).get(path);
  }

  static Response signIn(String email, String password) {
    return form().formParam("email", email).formParam("password", password).post("/login");
  }

  /** The page that asks for a second factor, after the password. */
  static String secondStep(Account account) {
    Response answer = signIn(account.email(), GOOD);
    answer.then().statusCode(200).header("Set-Cookie", (String) null);
    return answer.asString();
  }

  /** What the forms of that page send along. */
  static String half(Account account) {
    return halfOf(secondStep(account));
  }

  static String halfOf(String page) {
    return found(HALF, page);
  }

  /** What a page tells an authenticator app. */
  static String keyOf(String page) {
    return found(KEY, page);
  }

  /** The recovery codes that a page shows; none where it shows none. */
  static List<String> recoveryCodes(Response page) {
    return RECOVERY
        .matcher(page.then().statusCode(200).extract().asString())
        .results()
        .map(code -> code.group(1))
        .toList();
  }

  static Response reset(String link, String password) {
    return form().formParam("token", link).formParam("password", password).post("/account/reset");
  }

  /** The secret in the address of a page. */
  static String token(String link) {
    return link.substring(link.indexOf("token=") + "token=".length());
  }

  static String found(Pattern pattern, String page) {
    Matcher matcher = pattern.matcher(page);
    assertThat(matcher.find()).as(page).isTrue();
    return matcher.group(1);
  }
}
