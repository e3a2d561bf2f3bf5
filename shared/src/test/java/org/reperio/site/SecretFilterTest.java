package org.reperio.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFilterTest {

  /** As they are made: 32 random bytes, and 48 of a share link. */
  private static final String TOKEN = "mB7qXv2Zk1s_9dQeRt-yUiOpAsDfGhJkLzXcVbNm012";

  private static final String SHARE =
      "mB7qXv2Zk1s_9dQeRt-yUiOpAsDfGhJkLzXcVbNm012mB7qXv2Zk1s_9dQeRt-yU";

  private final SecretFilter filter = new SecretFilter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /records/abc?token=s3cret&page=2 failed | GET /records/abc?token=***&page=2 failed",
        "/records/a?access_request_token=s3cret | /records/a?access_request_token=***",
        "{\"password\": \"s3cret\", \"n\": 1} | {\"password\": \"***\", \"n\": 1}",
        "Authorization: Bearer abcdefgh12345678 | Authorization: Bearer ***",
        "asked with Basic dXNlcjpwYXNz now | asked with Basic *** now"
      })
  void secretsWithANameAreMasked(String text, String masked) {
    assertThat(SecretFilter.masked(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(strings = {TOKEN, SHARE})
  void tokensAreMaskedWhereverTheyStand(String token) {
    assertThat(SecretFilter.masked("what is " + token + "?")).isEqualTo("what is ***?");
    assertThat(SecretFilter.masked("/access/" + token + "/x")).isEqualTo("/access/***/x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "content e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 is missing",
        "record 123e4567-e89b-12d3-a456-426614174000 was indexed",
        "unexpected token at line 3",
        "org.reperio.search.SearchUnavailable: the engine does not answer",
        "the basic facts bear repetition"
      })
  void allElseIsLeftAlone(String text) {
    assertThat(SecretFilter.masked(text)).isEqualTo(text);
  }

  @Test
  void parametersAndFailuresAreMaskedToo() {
    var event =
        new ExtLogRecord(Level.INFO, "%s failed", ExtLogRecord.FormatStyle.PRINTF, "a.Class");
    event.setParameters(new Object[] {"/records/a?token=s3cret"});
    event.setThrown(
        new IllegalStateException("outer", new IllegalArgumentException("not a link: " + SHARE)));
    assertThat(filter.isLoggable(event)).isTrue();
    assertThat(event.getFormattedMessage()).isEqualTo("/records/a?token=*** failed");
    var trace = new StringWriter();
    event.getThrown().printStackTrace(new PrintWriter(trace));
    assertThat(trace.toString())
        .contains("java.lang.IllegalStateException: outer", "not a link: ***", "SecretFilterTest")
        .doesNotContain(SHARE);
  }

  @Test
  void failureWithoutSecretsStaysItself() {
    var event = new ExtLogRecord(Level.INFO, "failed", "a.Class");
    var thrown = new IllegalStateException("no secret");
    event.setThrown(thrown);
    filter.isLoggable(event);
    assertThat(event.getThrown()).isSameAs(thrown);
  }

  /** Five seconds went by for a line of 100 kB; a quadratic search of a megabyte takes minutes. */
  @ParameterizedTest
  @ValueSource(strings = {"a", "word ", "A", "1 ", "-_", "token", "token\"", "bearer ", "\" : "})
  void longTextsCostNoTime(String piece) {
    String text = piece.repeat(1_000_000 / piece.length());
    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertThat(SecretFilter.masked(text)).isEqualTo(text));
  }
}
