package org.reperio.worker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reperio.record.RecordNotFound;
import org.reperio.refusal.FieldError;
import org.reperio.refusal.Refusal;
import org.reperio.refusal.ValidationFailed;
import org.reperio.search.EngineRefusal;
import org.reperio.search.SearchUnavailable;
import org.reperio.test.Subclasses;

class FailuresTest {

  @Test
  void everyRefusalIsASentence() {
    List<Refusal> refusals = Subclasses.samples(Refusal.class).toList();
    assertThat(refusals).hasSizeGreaterThan(20);
    for (Refusal refusal : refusals) {
      assertThat(Failures.sentence(refusal))
          .as(refusal.getClass().getName())
          .isNotBlank()
          .doesNotContain("Exception");
    }
  }

  @Test
  void errorsAreListedByField() {
    assertThat(
            Failures.sentence(
                new ValidationFailed(
                    List.of(
                        FieldError.of("metadata.title", "Missing data."),
                        new FieldError("files", List.of("Too many.", "Too large."))))))
        .isEqualTo("metadata.title: Missing data.\nfiles: Too many. Too large.");
  }

  @Test
  void anOutageIsToldWithItsReason() {
    assertThat(Failures.sentence(new SearchUnavailable(new ConnectException("Refused here."))))
        .isEqualTo(
            "Search is unavailable at the moment. Please try again in a minute (Refused here).");
    assertThat(Failures.sentence(new EngineRefusal(400, new IllegalStateException("no field x"))))
        .isEqualTo("The search engine refuses (no field x).");
  }

  @Test
  void theDatabaseIsFoundBehindOtherFailures() {
    var failure = new IllegalStateException("persistence", new SQLException("ERROR: no", "42601"));
    assertThat(Failures.sentence(failure)).isEqualTo("The database cannot do it (ERROR: no).");
  }

  @Test
  void anyOtherFailureSaysItsOwnMessage() {
    assertThat(Failures.sentence(new RecordNotFound()))
        .isEqualTo("The persistent identifier does not exist.");
    assertThat(Failures.sentence(new RuntimeException(new IllegalStateException("deep"))))
        .isEqualTo("deep");
  }
}
