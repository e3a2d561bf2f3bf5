package org.reperio.worker.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.reperio.refusal.DatabaseFailure;
import org.reperio.test.TestServices;

@QuarkusTest
@QuarkusTestResource(TestServices.class)
class PatienceTest {

  private static RuntimeException refusal(String state) {
    return new DatabaseFailure(new SQLException("no", state));
  }

  @Test
  void waitsOutAnOutage() {
    var attempts = new AtomicInteger();
    String result =
        Patience.endless("a test")
            .call(
                () -> {
                  if (attempts.incrementAndGet() < 3) {
                    throw refusal("08006");
                  }
                  return "done";
                });
    assertThat(result).isEqualTo("done");
    assertThat(attempts).hasValue(3);
  }

  @Test
  void doesNotWaitWhereAConstraintForbids() {
    var attempts = new AtomicInteger();
    assertThatThrownBy(
            () ->
                Patience.of("a test", 300)
                    .run(
                        () -> {
                          attempts.incrementAndGet();
                          throw refusal("23505");
                        }))
        .isInstanceOf(DatabaseFailure.class);
    assertThat(attempts).hasValue(1);
  }
}
