package org.reperio.ui.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.reperio.ui.account.Members.GOOD;
import static org.reperio.ui.account.Members.form;
import static org.reperio.ui.account.Members.formOf;
import static org.reperio.ui.account.Members.found;
import static org.reperio.ui.account.Members.halfOf;
import static org.reperio.ui.account.Members.open;
import static org.reperio.ui.account.Members.recoveryCodes;
import static org.reperio.ui.account.Members.secondStep;
import static org.reperio.ui.account.Members.signIn;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reperio.account.Account;
import org.reperio.database.Sql;
import org.reperio.notification.Mails;
import org.reperio.site.SiteSettings;
import org.reperio.test.Authenticator;
import org.reperio.test.SecurityKey;
import org.reperio.test.TestServices;

/** How people add passkeys to their accounts, get in with them, and remove them. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class PasskeyPagesTest {

  private static final String TWO_STEP = "/account/settings/security/two-step";
  private static final String PASSKEYS = TWO_STEP + "/passkeys";
  private static final Pattern OPTIONS = Pattern.compile("data-options=\"([^\"]+)\"");
  private static final Pattern REMOVAL = Pattern.compile("action=\"([^\"]+/remove)\"");
  private static final String SECOND = "<h1>Your code</h1>";

  @Inject Members members;
  @Inject Mails mails;
  @Inject Sql sql;
  @Inject SiteSettings site;

  private Account account;
  private Cookie session;
  private SecurityKey key;

  @BeforeEach
  void begin() {
    account = members.member();
    session = members.session(signIn(account.email(), GOOD));
    key = key();
  }

  private SecurityKey key() {
    return new SecurityKey(site.url().toString());
  }

  private static String options(String page) {
    return found(OPTIONS, page).replace("&quot;", "\"");
  }

  private String offered() {
    return options(
        formOf(session)
            .formParam("present", GOOD)
            .post(PASSKEYS + "/begin")
            .then()
            .statusCode(200)
            .header("Cache-Control", "private, no-store")
            .extract()
            .asString());
  }

  private Response add(String name, String answer) {
    return formOf(session)
        .formParam("passkey_name", name)
        .formParam("answer", answer)
        .post(PASSKEYS);
  }

  private List<String> added() {
    return recoveryCodes(add("Key ring", key.create(offered())));
  }

  private static Response show(String page, String answer) {
    return form()
        .formParam("half", halfOf(page))
        .formParam("answer", answer)
        .formParam("next", "/search")
        .post("/login/passkey");
  }

  private static Response code(String page, String code) {
    return form().formParam("half", halfOf(page)).formParam("code", code).post("/login/code");
  }

  private String mail() {
    return mails.newest(account.email()).orElseThrow().subject();
  }

  @Test
  void aPasskeyOpensTheAccountBesideThePassword() {
    assertThat(added()).hasSize(10);
    assertThat(mail()).contains("There is a new passkey");
    open(session, TWO_STEP)
        .then()
        .statusCode(200)
        .body(containsString("Key ring"), containsString("never used"));
    String page = secondStep(account);
    assertThat(page).contains("Use a passkey", "One of your recovery codes.");
    Cookie entered =
        members.session(
            show(page, key.get(options(page)))
                .then()
                .header("Location", containsString("/search"))
                .extract()
                .response());
    open(entered, TWO_STEP).then().body(containsString("last used"));
    assertThat(members.actions(account)).contains("user.passkey_add", "user.sign_in");
  }

  @Test
  void nothingIsAskedForBeforeAPasskeyIsThere() {
    offered();
    members.session(signIn(account.email(), GOOD));
  }

  @Test
  void addingOneSignsOutEverywhereElse() {
    Cookie other = members.session(signIn(account.email(), GOOD));
    added();
    open(other, TWO_STEP).then().statusCode(303);
    open(session, TWO_STEP).then().statusCode(200);
  }

  @Test
  void theFirstOneBringsRecoveryCodesAndFurtherOnesDoNot() {
    List<String> codes = added();
    SecurityKey second = key();
    add("Phone", second.create(offered())).then().statusCode(303);
    String page = secondStep(account);
    members.session(show(page, second.get(options(page))));
    members.session(code(secondStep(account), codes.get(0)));
  }

  @Test
  void anAppBesideItKeepsTheRecoveryCodes() throws InterruptedException {
    List<String> codes = added();
    String page =
        formOf(session)
            .formParam("present", GOOD)
            .post(TWO_STEP + "/begin")
            .then()
            .extract()
            .asString();
    Authenticator app = new Authenticator(Members.keyOf(page));
    formOf(session)
        .formParam("code", app.code(-1))
        .post(TWO_STEP + "/confirm")
        .then()
        .statusCode(303);
    assertThat(secondStep(account)).contains("six digits", "Use a passkey");
    members.session(code(secondStep(account), app.code(0)));
    members.session(code(secondStep(account), codes.get(0)));
  }

  @Test
  void whatWasSignedCountsOnce() {
    added();
    String page = secondStep(account);
    String answer = key.get(options(page));
    members.session(show(page, answer));
    show(page, answer).then().statusCode(400).body(containsString("Passkey: It is none"));
  }

  @Test
  void whatWasMadeCountsOnce() {
    String answer = key.create(offered());
    recoveryCodes(add("One", answer));
    add("Two", answer).then().statusCode(400).body(containsString("Passkey: It was not made"));
  }

  /** The same passkey, to another challenge, and for another account. */
  @Test
  void aPasskeyBelongsToOneAccount() {
    added();
    begin();
    SecurityKey others = key;
    added();
    add("Once more", others.create(offered())).then().statusCode(400);
    begin();
    add("Stolen", others.create(offered())).then().statusCode(400);
  }

  @Test
  void nobodyElsesPasskeyOpensAnAccount() {
    added();
    SecurityKey others = key;
    begin();
    added();
    String page = secondStep(account);
    show(page, others.get(options(page))).then().statusCode(400);
    page = secondStep(account);
    show(page, key().get(options(page))).then().statusCode(400);
  }

  /** A page elsewhere has no use for what a visitor signs there. */
  @ParameterizedTest
  @ValueSource(strings = {"https://reperio.example", "https://localhost:1"})
  void whatIsSignedForAnotherSiteCountsForNothing(String elsewhere) {
    SecurityKey phished = new SecurityKey(elsewhere);
    add("Phished", phished.create(offered())).then().statusCode(400);
    added();
    String page = secondStep(account);
    String asked = options(page).replace(site.url().getHost(), "reperio.example");
    show(page, key.get(asked)).then().statusCode(400);
  }

  @Test
  void aCopyOfAKeyIsFound() {
    added();
    key.setCount(41);
    String page = secondStep(account);
    members.session(show(page, key.get(options(page))));
    key.setCount(7);
    page = secondStep(account);
    show(page, key.get(options(page))).then().statusCode(400);
  }

  @Test
  void whatTookTooLongIsNotTaken() {
    String offered = offered();
    end();
    add("Late", key.create(offered)).then().statusCode(400);
    added();
    String page = secondStep(account);
    end();
    show(page, key.get(options(page))).then().statusCode(400);
  }

  private void end() {
    assertThat(
            sql.update(
                "update passkey_challenge set ends = now() where account_id = ?", account.id()))
        .isPositive();
  }

  /** A challenge for one purpose is none for the other. */
  @Test
  void aNewPasskeyDoesNotOpenAnything() {
    added();
    String page = secondStep(account);
    String options = offered();
    show(page, key.get(options)).then().statusCode(400);
    show(page, key.create(options)).then().statusCode(400);
    SecurityKey second = key();
    String request = options(page).replace("\"rpId\":", "\"rp\":{\"id\":\"localhost\"},\"rpId\":");
    add("By the wrong challenge", second.create(request)).then().statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "null",
        "{}",
        "[]",
        "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{}}",
        "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\"bnVsbA\",\"authenticatorData\":\"AA\",\"signature\":\"AA\"}}"
      })
  void whatIsNoAnswerIsRefused(String answer) {
    offered();
    add("Key ring", answer).then().statusCode(400).body(containsString("It was not made"));
    added();
    show(secondStep(account), answer).then().statusCode(400).body(containsString(SECOND));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void itHasAName(String name) {
    add(name, key.create(offered())).then().statusCode(400).body(containsString("Name: "));
    add("n".repeat(101), key.create(offered())).then().statusCode(400);
    recoveryCodes(add("<i>" + "n".repeat(97), key.create(offered())));
    open(session, TWO_STEP).then().body(containsString("&lt;i&gt;"), not(containsString("<i>")));
  }

  @Test
  void thereIsAnEndToTheirNumber() {
    added();
    sql.update(
        "insert into passkey (account_id, credential_id, credential, backup_eligible, sign_count,"
            + " name, created) select ?, sha256((? || ' ' || n)::bytea), '', false, 0, 'One', now()"
            + " from generate_series(1, 19) n",
        account.id(),
        account.id());
    formOf(session)
        .formParam("present", GOOD)
        .post(PASSKEYS + "/begin")
        .then()
        .statusCode(400)
        .body(containsString("at most 20 passkeys"));
  }

  @Test
  void withTheLastOneTwoStepSignInEnds() {
    List<String> codes = added();
    SecurityKey second = key();
    add("Phone", second.create(offered())).then().statusCode(303);
    remove("another password").then().statusCode(400).body(containsString("current password"));
    remove(GOOD).then().statusCode(303);
    assertThat(mail()).contains("A passkey was removed");
    String page = secondStep(account);
    show(page, key.get(options(page))).then().statusCode(400);
    members.session(code(page, codes.get(0)));
    remove(GOOD).then().statusCode(303);
    members.session(signIn(account.email(), GOOD));
    assertThat(members.actions(account)).contains("user.passkey_remove");
    assertThat(sql.count("select count(*) from recovery_code where account_id = ?", account.id()))
        .isZero();
  }

  private Response remove(String password) {
    String removal = found(REMOVAL, open(session, TWO_STEP).asString());
    return formOf(session).formParam("present", password).post(removal);
  }

  @Test
  void nobodyRemovesAnothersPasskey() {
    added();
    String removal = found(REMOVAL, open(session, TWO_STEP).asString());
    Account first = account;
    begin();
    formOf(session).formParam("present", GOOD).post(removal).then().statusCode(303);
    secondStep(first);
  }

  @Test
  void turningTwoStepSignInOffRemovesThem() {
    added();
    formOf(session).formParam("present", GOOD).post(TWO_STEP + "/off").then().statusCode(303);
    members.session(signIn(account.email(), GOOD));
    assertThat(sql.count("select count(*) from passkey where account_id = ?", account.id()))
        .isZero();
  }

  @Test
  void whoGuessesHasToWait() {
    added();
    String page = secondStep(account);
    int refused = 0;
    while (show(page, "{}").statusCode() == 400) {
      refused++;
      assertThat(refused).isLessThanOrEqualTo(10);
    }
    String again = secondStep(account);
    show(again, key.get(options(again))).then().statusCode(429);
    assertThat(members.actions(account)).contains("user.sign_in_refused");
  }

  @Test
  void anAccountHasFewChallengesOpen() {
    added();
    for (int i = 0; i < 25; i++) {
      secondStep(account);
    }
    assertThat(
            sql.count("select count(*) from passkey_challenge where account_id = ?", account.id()))
        .isLessThanOrEqualTo(20);
    String page = secondStep(account);
    members.session(show(page, key.get(options(page))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/begin", "/1/remove"})
  void formsOfOtherSitesAndOfVisitorsChangeNothing(String form) {
    form().cookie(session).formParam("present", GOOD).post(PASSKEYS + form).then().statusCode(403);
    form().formParam("present", GOOD).post(PASSKEYS + form).then().statusCode(403);
  }

  /** Whatever a browser says, it has room; and there is an end to it. */
  @Test
  void anAnswerHasAnEnd() {
    String large = "x".repeat(12_000);
    add("Large", large).then().statusCode(400);
    add("Too large", "x".repeat(70_000)).then().statusCode(413);
  }
}
