package org.reperio.api.exchange;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.reperio.api.access.Caller;
import org.reperio.exchange.Budget;
import org.reperio.exchange.Crowded;
import org.reperio.exchange.ExchangeSettings;
import org.reperio.exchange.Pace;

/**
 * Sends long answers: a worker makes the next piece when the reader has room for it, and nothing
 * waits in between. A reader that is too slow is disconnected.
 */
@ApplicationScoped
public class Sending {

  /** What goes out at once: the connection takes it all, so no reader holds more than this. */
  private static final int SHORT = 64 * 1024;

  private final Pace.Least least;
  private final Budget count;
  private final Budget memory;

  private final Pieces pieces;
  private final CurrentVertxRequest current;
  private final Caller caller;

  Sending(ExchangeSettings settings, Pieces pieces, CurrentVertxRequest current, Caller caller) {
    this.pieces = pieces;
    this.current = current;
    this.caller = caller;
    ExchangeSettings.Downloads downloads = settings.downloads();
    this.least = Pace.Least.of(settings);
    this.count = new Budget("downloads", downloads.atOnce(), downloads.atOnceEach());
    this.memory =
        new Budget(
            "bytes in answers",
            downloads.memory().asLongValue(),
            downloads.memoryEach().asLongValue());
  }

  /** What is to be sent, read by one worker thread after the other. */
  public interface Source {
    InputStream open() throws IOException;
  }

  /**
   * A body that is made while it is sent, for the current request.
   *
   * @throws Crowded when too many are under way
   */
  public StreamedBody body(Source source) throws IOException {
    RoutingContext http = current.getCurrent();
    if (HttpMethod.HEAD.equals(http.request().method())) {
      return answered -> answered.response().end();
    }
    Budget.Share place = count.one(caller.identity().asker());
    http.addEndHandler(ended -> place.close());
    boolean opened = false;
    try {
      InputStream content = source.open();
      opened = true;
      return answered ->
          new Outflow(answered, Vertx.currentContext(), content, place, pieces).begin(least);
    } finally {
      if (!opened) {
        place.close();
      }
    }
  }

  /** A body that is in memory already, for the current request. */
  public StreamedBody body(byte[] bytes) {
    return http -> send(http, bytes);
  }

  /**
   * Sends what is in memory already.
   *
   * @throws Crowded when too much is there
   */
  public void send(RoutingContext http, byte[] bytes) {
    if (bytes.length <= SHORT || HttpMethod.HEAD.equals(http.request().method())) {
      http.response().end(Buffer.buffer(bytes));
      return;
    }
    Budget.Share held = memory.share(caller.identity().asker());
    held.add(bytes.length);
    http.addEndHandler(ended -> held.close());
    http.response().putHeader("Content-Length", Integer.toString(bytes.length));
    new Outflow(http, Vertx.currentContext(), new ByteArrayInputStream(bytes), held, pieces)
        .begin(least);
  }
}
