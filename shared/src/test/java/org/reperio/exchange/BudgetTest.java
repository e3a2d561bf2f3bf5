package org.reperio.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.reperio.refusal.Refusal;

class BudgetTest {

  private static final String ONE = "user:1";
  private static final String OTHER = "guest:192.0.2.1";

  @Test
  void oneAskerAndAllTogetherHaveSoMuch() {
    var budget = new Budget("uploads", 10, 6);
    Budget.Share first = budget.share(ONE);
    first.add(5);
    assertThatThrownBy(() -> budget.share(ONE).add(2))
        .isInstanceOfSatisfying(
            Crowded.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Refusal.Kind.RATE_LIMITED);
              assertThat(e.retryAfterSeconds()).isEqualTo(10);
            });
    budget.share(OTHER).add(5);
    assertThatThrownBy(() -> budget.one(ONE))
        .isInstanceOfSatisfying(
            Crowded.class, e -> assertThat(e.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE));
    first.close();
    first.close();
    assertThat(budget.spent()).isEqualTo(5);
    budget.one(ONE);
    assertThat(budget.spent()).isEqualTo(6);
  }

  @Test
  void whoMovesTooLittleInItsTurnIsNoticed() throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      var slow = new CountDownLatch(1);
      var ours = new CountDownLatch(1);
      var steady = new CountDownLatch(1);
      vertx.runOnContext(
          ignored -> {
            var least = new Pace.Least(100, 50);
            new Pace(vertx, least, () -> true, slow::countDown);
            new Pace(vertx, least, () -> false, ours::countDown);
            var moving = new Pace(vertx, least, () -> true, steady::countDown);
            vertx.setPeriodic(20, tick -> moving.moved(50));
          });
      assertThat(slow.await(5, TimeUnit.SECONDS)).isTrue();
      assertThat(ours.await(500, TimeUnit.MILLISECONDS)).isFalse();
      assertThat(steady.getCount()).isOne();
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
  }
}
