package org.reperio.api.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.reperio.api.access.Asker;
import org.reperio.refusal.Refusal;

class BudgetTest {

  private static final Asker ONE = new Asker("one");
  private static final Asker OTHER = new Asker("other");

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
              assertThat(e.headers()).containsEntry("Retry-After", 10);
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
  void bodiesWaitForTheirTurn() {
    var turns = new Turns(10);
    var begun = new ArrayList<String>();
    var ends = new ArrayList<Runnable>();
    for (int bytes : new int[] {6, 5, 4, 100}) {
      turns
          .await(bytes)
          .onSuccess(
              end -> {
                begun.add(Integer.toString(bytes));
                ends.add(end);
              });
    }
    assertThat(begun).containsExactly("6");
    ends.get(0).run();
    ends.get(0).run();
    assertThat(begun).containsExactly("6", "5", "4");
    ends.get(1).run();
    assertThat(begun).hasSize(3);
    ends.get(2).run();
    assertThat(begun).isEqualTo(List.of("6", "5", "4", "100"));
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
