package org.reperio.ui.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.reperio.ui.account.Members.GOOD;
import static org.reperio.ui.account.Members.form;
import static org.reperio.ui.account.Members.formOf;
import static org.reperio.ui.account.Members.open;
import static org.reperio.ui.account.Members.recoveryCodes;
import static org.reperio.ui.account.Members.signIn;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Base32;
import org.apache.commons.codec.binary.Hex;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reperio.access.Identity;
import org.reperio.account.Account;
import org.reperio.account.Accounts;
import org.reperio.account.TwoStepSignIn;
import org.reperio.database.Sql;
import org.reperio.notification.Mails;
import org.reperio.test.Authenticator;
import org.reperio.test.TestServices;

/** How people have their account want a code, get in with one, and have it want none any more. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class TwoStepPagesTest {

  private static final String SECURITY = "/account/settings/security";
  private static final String TWO_STEP = SECURITY + "/two-step";

  @Inject Accounts accounts;
  @Inject Members members;
  @Inject Mails mails;
  @Inject Sql sql;
  @Inject TwoStepSignIn twoStep;

  private Account account;
  private Cookie session;
  private String key;

  @BeforeEach
  void begin() {
    account = members.member();
    session = members.session(signIn(account.email(), GOOD));
  }

  private Authenticator scanned() {
    String page =
        formOf(session)
            .formParam("present", GOOD)
            .post(TWO_STEP + "/begin")
            .then()
            .statusCode(200)
            .header("Cache-Control", "private, no-store")
            .body(containsString("<svg class=\"qr\""))
            .extract()
            .asString();
    key = Members.keyOf(page);
    return new Authenticator(key);
  }

  private Response confirm(String code) {
    return formOf(session).formParam("code", code).post(TWO_STEP + "/confirm");
  }

  private Authenticator turnedOn() throws InterruptedException {
    Authenticator app = scanned();
    confirm(app.code(-1)).then().statusCode(200);
    return app;
  }

  private String half() {
    return Members.half(account);
  }

  private static Response code(String half, String code) {
    return form()
        .formParam("half", half)
        .formParam("code", code)
        .formParam("next", "/search")
        .post("/login/code");
  }

  private String mail() {
    return mails.newest(account.email()).orElseThrow().subject();
  }

  @Test
  void anAccountWithItOpensByPasswordAndCode() throws InterruptedException {
    Authenticator app = turnedOn();
    assertThat(mail()).contains("Two-step sign-in is on");
    Cookie entered =
        members.session(
            code(half(), app.code(0))
                .then()
                .header("Location", containsString("/search"))
                .extract()
                .response());
    open(entered, SECURITY).then().statusCode(200).body(containsString("Change two-step sign-in"));
    assertThat(members.actions(account)).contains("user.second_factor_on", "user.sign_in");
  }

  @Test
  void nothingIsAskedForBeforeTheAppHasShownACode() throws InterruptedException {
    Authenticator app = scanned();
    members.session(signIn(account.email(), GOOD));
    confirm("000000").then().statusCode(400).body(containsString("Code: This code is wrong"));
    members.session(signIn(account.email(), GOOD));
    confirm(app.code(0)).then().statusCode(200);
    half();
  }

  /** The key that was shown last counts. */
  @Test
  void whoBeginsAgainScansAgain() throws InterruptedException {
    Authenticator former = scanned();
    Authenticator app = scanned();
    confirm(former.code(0)).then().statusCode(400);
    confirm(app.code(0)).then().statusCode(200);
    formOf(session).formParam("present", GOOD).post(TWO_STEP + "/begin").then().statusCode(400);
    confirm(app.code(1)).then().statusCode(400);
  }

  @Test
  void turningItOnSignsOutEverywhereElse() throws InterruptedException {
    Cookie other = members.session(signIn(account.email(), GOOD));
    turnedOn();
    open(other, SECURITY).then().statusCode(303);
    open(session, SECURITY).then().statusCode(200);
  }

  @Test
  void aCodeOpensOnce() throws InterruptedException {
    Authenticator app = turnedOn();
    String code = app.code(0);
    String half = half();
    members.session(code(half, code));
    code(half, code).then().statusCode(400).body(containsString("was used before"));
    code(half, app.code(-1)).then().statusCode(400);
    members.session(code(half, app.code(1).substring(0, 3) + " " + app.code(1).substring(3)));
  }

  @Test
  void aRecoveryCodeOpensOnceHoweverItIsWritten() throws InterruptedException {
    Authenticator app = scanned();
    List<String> codes = recoveryCodes(confirm(app.code(0)));
    assertThat(codes).hasSize(10).doesNotHaveDuplicates().allMatch(code -> code.length() == 19);
    members.session(code(half(), codes.get(0)));
    code(half(), codes.get(0)).then().statusCode(400);
    String typed = " " + codes.get(1).toUpperCase(Locale.ROOT).replace("-", " ");
    Cookie entered = members.session(code(half(), typed));
    open(entered, TWO_STEP).then().body(containsString("8 recovery codes are left"));
    assertThat(members.actions(account)).contains("user.recovery_code_use");
  }

  @Test
  void recoveryCodesAreDrawnAnew() throws InterruptedException {
    Authenticator app = scanned();
    String former = recoveryCodes(confirm(app.code(0))).get(0);
    formOf(session)
        .formParam("present", "another password")
        .post(TWO_STEP + "/recovery-codes")
        .then()
        .statusCode(400);
    List<String> codes =
        recoveryCodes(
            formOf(session).formParam("present", GOOD).post(TWO_STEP + "/recovery-codes"));
    assertThat(codes).hasSize(10).doesNotContain(former);
    code(half(), former).then().statusCode(400);
    members.session(code(half(), codes.get(9)));
    assertThat(members.actions(account)).contains("user.recovery_codes_renew");
  }

  @Test
  void nobodyElsesCodesOpenAnAccount() throws InterruptedException {
    Authenticator app = scanned();
    List<String> codes = recoveryCodes(confirm(app.code(-1)));
    Account first = account;
    begin();
    Authenticator others = turnedOn();
    String half = half();
    assertThat(account.id()).isNotEqualTo(first.id());
    code(half, codes.get(0)).then().statusCode(400);
    code(half, app.code(0)).then().statusCode(400);
    members.session(code(half, others.code(0)));
  }

  /** Whose first step it is cannot be changed, and it ends. */
  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "%%%"})
  void withoutAPasswordNoCodeIsTaken(String half) throws InterruptedException {
    code(half, turnedOn().code(0))
        .then()
        .statusCode(400)
        .body(containsString("That took too long"), containsString("name=\"password\""));
  }

  @Test
  void aFirstStepThatWasChangedCountsForNothing() throws InterruptedException {
    String code = turnedOn().code(0);
    String half = half();
    char last = half.charAt(10);
    String changed = half.substring(0, 10) + (last == 'A' ? 'B' : 'A') + half.substring(11);
    code(changed, code).then().statusCode(400).body(containsString("That took too long"));
    members.session(code(half, code));
  }

  @Test
  void aLockedAccountDoesNotOpenByACode() throws InterruptedException {
    String code = turnedOn().code(0);
    String half = half();
    accounts.setActive(Identity.ofSystem(), account.id(), false);
    code(half, code).then().statusCode(400).body(containsString("That took too long"));
  }

  @Test
  void whoGuessesCodesHasToWait() throws InterruptedException {
    Authenticator app = turnedOn();
    String half = half();
    int refused = 0;
    while (code(half, "000000").statusCode() == 400) {
      refused++;
      assertThat(refused).isLessThanOrEqualTo(10);
    }
    code(half, app.code(0))
        .then()
        .statusCode(429)
        .header("Retry-After", not(equalTo("0")))
        .body(containsString("too many attempts"));
    assertThat(members.actions(account)).contains("user.sign_in_refused");
  }

  @Test
  void itIsTurnedOffByWhoKnowsThePassword() throws InterruptedException {
    turnedOn();
    formOf(session)
        .formParam("present", "another password")
        .post(TWO_STEP + "/off")
        .then()
        .statusCode(400)
        .body(containsString("not your current password"));
    half();
    formOf(session).formParam("present", GOOD).post(TWO_STEP + "/off").then().statusCode(303);
    assertThat(mail()).contains("Two-step sign-in is off");
    members.session(signIn(account.email(), GOOD));
    assertThat(members.actions(account)).contains("user.second_factor_off");
    open(session, TWO_STEP).then().body(containsString("Turn on two-step sign-in"));
    formOf(session)
        .formParam("present", GOOD)
        .post(TWO_STEP + "/recovery-codes")
        .then()
        .statusCode(400);
  }

  @Test
  void anOperatorTurnsItOffForWhoHasLostAll() throws InterruptedException {
    turnedOn();
    assertThat(twoStep.turnOffFor(Identity.ofSystem(), account)).isTrue();
    assertThat(twoStep.turnOffFor(Identity.ofSystem(), account)).isFalse();
    members.session(signIn(account.email(), GOOD));
  }

  /** A password that is set by mail does not get past the code. */
  @Test
  void aForgottenPasswordDoesNotTurnItOff() throws InterruptedException {
    Authenticator app = turnedOn();
    members.set(account, GOOD);
    members.session(code(half(), app.code(0)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/begin", "/confirm", "/recovery-codes", "/off"})
  void formsOfOtherSitesAndOfVisitorsChangeNothing(String form) {
    form()
        .cookie(session)
        .formParam("present", GOOD)
        .formParam("code", "123456")
        .post(TWO_STEP + form)
        .then()
        .statusCode(403);
    form().formParam("present", GOOD).post(TWO_STEP + form).then().statusCode(403);
  }

  /** Whoever reads the database learns neither the key nor a recovery code. */
  @Test
  void neitherKeyNorCodesAreInTheDatabase() throws InterruptedException {
    Authenticator app = scanned();
    List<String> codes = recoveryCodes(confirm(app.code(0)));
    String kept =
        String.join(
            " ",
            sql.list(
                "select encode(secret, 'hex') from second_factor where account_id = ?"
                    + " union all select encode(hash, 'hex') from recovery_code"
                    + " where account_id = ?",
                row -> row.getString(1),
                account.id(),
                account.id()));
    assertThat(kept).hasSizeGreaterThan(10 * 64);
    assertThat(Stream.concat(Stream.of(key), codes.stream()))
        .map(code -> code.replace("-", "").toUpperCase(Locale.ROOT))
        .map(code -> Hex.encodeHexString(new Base32().decode(code)))
        .noneMatch(kept::contains);
  }
}
