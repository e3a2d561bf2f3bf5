package org.reperio.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseFailureTest {

  @ParameterizedTest
  @CsvSource({
    "23505, CONFLICT",
    "23503, CONFLICT",
    "40P01, CONFLICT",
    "08001, UNAVAILABLE",
    "08006, UNAVAILABLE",
    "53300, UNAVAILABLE",
    "57P01, UNAVAILABLE",
    "25006, UNAVAILABLE",
    ", UNAVAILABLE",
    "42601, FAILED",
    "22P02, FAILED"
  })
  void theStateTellsConflictOutageAndFaultApart(String state, Refusal.Kind kind) {
    var failure = new DatabaseFailure(new SQLException("at 10.0.0.1", state));
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.getMessage()).contains("at 10.0.0.1");
    assertThat(failure.summary()).as("what strangers read").doesNotContain("10.0.0.1");
  }

  @Test
  void onlyAConstraintIsAConstraint() {
    assertThat(new DatabaseFailure(new SQLException("", "23505")).isConstraintViolation()).isTrue();
    assertThat(new DatabaseFailure(new SQLException("", "40001")).isConstraintViolation())
        .isFalse();
  }

  @Test
  void isFoundBehindWhatItMadeFail() {
    var outage = new SQLException("down", "08001");
    assertThat(DatabaseFailure.behind(new IllegalStateException(new RuntimeException(outage))))
        .hasValueSatisfying(found -> assertThat(found).hasCause(outage));
    var failure = new DatabaseFailure(outage);
    assertThat(DatabaseFailure.behind(new IllegalStateException(failure))).containsSame(failure);
    assertThat(DatabaseFailure.behind(new IllegalStateException("else"))).isEmpty();
    var commit = new IllegalStateException("Could not commit");
    commit.addSuppressed(new IllegalStateException(new RuntimeException(outage)));
    assertThat(DatabaseFailure.behind(new RuntimeException(commit)))
        .hasValueSatisfying(found -> assertThat(found.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE));
  }
}
