package org.reperio.api.exchange;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.reperio.access.Identity;
import org.reperio.api.problem.HttpSettings;
import org.reperio.exchange.Budget;
import org.reperio.exchange.Crowded;
import org.reperio.exchange.DeclaredLength;
import org.reperio.exchange.ExchangeSettings;
import org.reperio.exchange.Pace;

/**
 * Reads bodies into memory before anything works on them: on the event loop, so that no sender
 * holds a thread, and within budgets.
 */
@ApplicationScoped
class Bodies {

  private static final String TURN = "reperio.turn";

  private final long limit;
  private final long deadline;
  private final Pace.Least least;
  private final Budget count;
  private final Budget memory;
  private final Turns turns;

  Bodies(HttpSettings http, ExchangeSettings settings) {
    ExchangeSettings.Bodies bodies = settings.bodies();
    this.limit = http.maxJsonSize().asLongValue();
    this.deadline = bodies.deadline().toMillis();
    this.least = Pace.Least.of(settings);
    this.count = new Budget("requests with a body", bodies.atOnce(), bodies.atOnceEach());
    this.memory =
        new Budget(
            "bytes in bodies", bodies.memory().asLongValue(), bodies.memoryEach().asLongValue());
    this.turns = new Turns(bodies.inWork().asLongValue());
  }

  /**
   * Reads a body, and waits for the turn to work on it.
   *
   * @throws BodyTooLarge when its sender says that it will be
   * @throws Crowded when too much is under way already
   */
  Uni<InputStream> read(RoutingContext http, Identity who) {
    if (DeclaredLength.of(http.request()) > limit) {
      throw new BodyTooLarge(limit);
    }
    String asker = who.asker();
    Budget.Share coming = count.one(asker);
    Budget.Share bytes = memory.share(asker);
    Future<InputStream> body =
        new WholeBody(http, Vertx.currentContext(), bytes, limit)
            .read(least, deadline)
            .onComplete(read -> coming.close())
            .onFailure(unread -> bytes.close())
            .compose(
                whole ->
                    turns
                        .await(whole.length())
                        .map(
                            turn -> {
                              Runnable end = () -> end(turn, bytes);
                              http.put(TURN, end);
                              // Also when no answer is made, as for one who is gone.
                              http.addEndHandler(ended -> end.run());
                              return new ByteArrayInputStream(whole.getBytes());
                            }));
    return Uni.createFrom().completionStage(body.toCompletionStage());
  }

  private static void end(Runnable turn, Budget.Share bytes) {
    turn.run();
    bytes.close();
  }

  /** The work on the body is done: what is left is to send the answer. */
  static void worked(RoutingContext http) {
    Runnable end = http.get(TURN);
    if (end != null) {
      end.run();
    }
  }
}
