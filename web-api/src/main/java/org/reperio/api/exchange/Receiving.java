package org.reperio.api.exchange;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.reperio.api.access.Caller;
import org.reperio.exchange.Budget;
import org.reperio.exchange.Crowded;
import org.reperio.exchange.ExchangeSettings;
import org.reperio.exchange.Pace;
import org.reperio.file.Incoming;

/**
 * Receives long bodies: what has come is handed to a worker, and nothing waits for the rest. A
 * sender that is too slow is disconnected.
 */
@ApplicationScoped
public class Receiving {

  private final Pace.Least least;
  private final Budget count;

  private final Pieces pieces;
  private final CurrentVertxRequest current;
  private final Caller caller;

  Receiving(ExchangeSettings settings, Pieces pieces, CurrentVertxRequest current, Caller caller) {
    this.pieces = pieces;
    this.current = current;
    this.caller = caller;
    this.least = Pace.Least.of(settings);
    this.count =
        new Budget("uploads", settings.uploads().atOnce(), settings.uploads().atOnceEach());
  }

  /** Where the bytes go. */
  public interface Target<T> {
    Incoming<T> open() throws IOException;
  }

  /**
   * Receives the body of the current request.
   *
   * @throws Crowded when too many are under way
   */
  public <T> Uni<T> receive(Target<T> target) throws IOException {
    RoutingContext http = current.getCurrent();
    Budget.Share place = place(http);
    boolean opened = false;
    try {
      var inflow =
          new Inflow<>(
              http, Vertx.currentContext(), target.open(), Future::succeededFuture, pieces);
      opened = true;
      Future<T> received = inflow.begin(least).onComplete(ended -> place.close());
      return Uni.createFrom().completionStage(received.toCompletionStage());
    } finally {
      if (!opened) {
        place.close();
      }
    }
  }

  /**
   * Answers the current request while its body comes.
   *
   * @throws Crowded when too many are under way
   */
  public StreamedBody answer(Dialogue dialogue) {
    Budget.Share place = place(current.getCurrent());
    return http -> {
      var conversation = new Conversation(http, dialogue, least);
      new Inflow<>(http, Vertx.currentContext(), dialogue, conversation::answer, pieces)
          .begin(least)
          .onSuccess(done -> conversation.end())
          .onFailure(failure -> conversation.cut())
          .onComplete(ended -> place.close());
    };
  }

  private Budget.Share place(RoutingContext http) {
    Budget.Share place = count.one(caller.identity().asker());
    http.addEndHandler(ended -> place.close());
    return place;
  }
}
