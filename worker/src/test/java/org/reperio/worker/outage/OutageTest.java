package org.reperio.worker.outage;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reperio.refusal.DatabaseFailure;
import org.reperio.search.SearchUnavailable;

class OutageTest {

  private static RuntimeException refusal(String state) {
    return new DatabaseFailure(new SQLException("no", state));
  }

  @ParameterizedTest
  @ValueSource(strings = {"08006", "57P01", "40001", "40P01", "53300", "55P03", "25006", ""})
  void isBehindWhatPassesByItself(String state) {
    assertThat(Outage.isBehind(refusal(state))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "23503", "22P02", "42601", "21000"})
  void isNotBehindWhatTheDataOrTheProgramDoWrong(String state) {
    assertThat(Outage.isBehind(refusal(state))).isFalse();
  }

  @Test
  void isBehindASilentEngineAndACommitThatWasCutOff() {
    assertThat(Outage.isBehind(new SearchUnavailable(new IOException("reset")))).isTrue();
    var cutOff = new IllegalStateException(new RollbackException("could not commit"));
    assertThat(Outage.isBehind(cutOff)).isTrue();
  }

  @Test
  void isNotBehindACommitThatAConstraintForbids() {
    var forbidden = new RollbackException("could not commit");
    forbidden.initCause(refusal("23505"));
    assertThat(Outage.isBehind(new IllegalStateException(forbidden))).isFalse();
    assertThat(Outage.isBehind(new NullPointerException())).isFalse();
  }
}
