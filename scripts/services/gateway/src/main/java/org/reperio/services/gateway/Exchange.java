package org.reperio.services.gateway;

import io.netty.handler.codec.DecoderException;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.impl.ConnectionBase;
import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * One request handed on and its answer handed back. Bodies stream both ways at once; the answer may
 * begin before the request's body has come, and that is how a service refuses one.
 */
final class Exchange {
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;

  /** A service that has not asked for an expected body by then takes it anyway. */
  private static final long CONTINUE_MS = 1000;

  private static final int CONNECT_MS = 5000;
  private static final long NO_TIMER = -1;

  private static final List<HttpMethod> READING = List.of(HttpMethod.GET, HttpMethod.HEAD);

  private final Vertx vertx;
  private final Limits limits;
  private final Answers answers;
  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Origin origin;
  private final String id;
  private HttpClientRequest handedOn;
  private Flow upload;
  private Flow download;
  private Watch watch;
  private long ticker = NO_TIMER;
  private boolean answering;
  private boolean over;

  Exchange(Vertx vertx, Limits limits, Answers answers, HttpServerRequest request, Origin origin) {
    this.vertx = vertx;
    this.limits = limits;
    this.answers = answers;
    this.request = request;
    this.response = request.response();
    this.origin = origin;
    this.id = Headers.id(request);
  }

  /** Begins it. */
  void begin(HttpClient client, String uri) {
    request.pause();
    request.exceptionHandler(this::clientFailed);
    response.exceptionHandler(this::clientFailed);
    response.closeHandler(closed -> abandon());
    client
        .request(
            new RequestOptions()
                .setServer(origin.address())
                .setMethod(request.method())
                .setURI(uri)
                .setConnectTimeout(CONNECT_MS))
        .onSuccess(this::handOn)
        .onFailure(this::serviceFailed);
  }

  private void handOn(HttpClientRequest to) {
    if (over) {
      to.reset();
      return;
    }
    handedOn = to;
    if (request.authority() != null) {
      to.authority(request.authority());
    }
    Headers.toService(request, id, to.headers());
    upload = new Flow(request, to);
    watch = new Watch(limits, upload);
    ticker = vertx.setPeriodic(limits.silence().toMillis(), tick -> judge());
    // The answer fails with it, and is what counts.
    to.exceptionHandler(failure -> {});
    to.response().onSuccess(this::handBack).onFailure(this::serviceFailed);
    if (!hasBody()) {
      upload.begin(() -> {});
      to.end();
    } else {
      frame(to);
      sendBody(to);
    }
  }

  private boolean hasBody() {
    if (request.version() != HttpVersion.HTTP_2 || Remainder.hasBody(request)) {
      return Remainder.hasBody(request);
    }
    // HTTP/2 frames a body without any header.
    return !READING.contains(request.method());
  }

  private void frame(HttpClientRequest to) {
    if (request.getHeader(HttpHeaders.CONTENT_LENGTH) == null) {
      to.setChunked(true);
    }
  }

  private void sendBody(HttpClientRequest to) {
    boolean expects =
        request.version() == HttpVersion.HTTP_1_1
            && request.headers().contains(HttpHeaders.EXPECT, "100-continue", true);
    if (!expects) {
      upload.begin(to::end);
      return;
    }
    to.putHeader(HttpHeaders.EXPECT, "100-continue");
    to.continueHandler(asked -> sendExpected(to));
    vertx.setTimer(CONTINUE_MS, late -> sendExpected(to));
    to.sendHead();
  }

  private void sendExpected(HttpClientRequest to) {
    if (!over && !answering && !upload.isUnderWay() && !upload.hasEnded()) {
      response.writeContinue();
      upload.begin(to::end);
    }
  }

  private void handBack(HttpClientResponse answer) {
    if (over || response.closed()) {
      abandon();
      return;
    }
    answering = true;
    answer.exceptionHandler(broken -> cut());
    MultiMap headers = response.headers();
    response.setStatusCode(answer.statusCode());
    if (request.version() != HttpVersion.HTTP_2 && answer.statusMessage() != null) {
      response.setStatusMessage(answer.statusMessage());
    }
    Headers.toClient(answer.headers(), id, limits.hsts(), headers);
    Remainder.announce(request);
    if (hasNoBody(answer)) {
      answer.handler(dropped -> {});
      answer.endHandler(ended -> complete());
      return;
    }
    if (!headers.contains(HttpHeaders.CONTENT_LENGTH)) {
      frameAnswer();
    }
    download = new Flow(answer, response);
    download.begin(this::complete);
  }

  private boolean hasNoBody(HttpClientResponse answer) {
    if (answer.statusCode() == NO_CONTENT) {
      response.headersEndHandler(ready -> response.headers().remove(HttpHeaders.CONTENT_LENGTH));
    }
    return request.method().equals(HttpMethod.HEAD)
        || answer.statusCode() == NO_CONTENT
        || answer.statusCode() == NOT_MODIFIED;
  }

  private void frameAnswer() {
    if (request.version() == HttpVersion.HTTP_1_0) {
      // Ends with the connection: HTTP/1.0 has no other way.
      response.headersEndHandler(
          ready -> response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE));
    } else {
      response.setChunked(true);
    }
  }

  private void complete() {
    if (over) {
      return;
    }
    boolean left = upload.isUnderWay() || (hasBody() && !upload.hasEnded());
    finish();
    response.end();
    if (left) {
      handedOn.reset();
    }
    Remainder.drop(vertx, request, limits.linger());
  }

  private void judge() {
    boolean waitsForClient =
        (upload.isUnderWay() && !upload.waitsForWriter() && download == null)
            || (download != null && download.waitsForWriter());
    switch (watch.tick(download, !waitsForClient)) {
      case CLIENT_TOO_SLOW -> refuse(new Refusal(408, "The body of the request came too slowly."));
      case ASK_SERVICE ->
          origin
              .pulse()
              .beats()
              .onSuccess(
                  beats -> {
                    if (!beats) {
                      refuse(new Refusal(503, "The service does not answer. Try again later."));
                    }
                  });
      case GO_ON -> {}
    }
  }

  private void serviceFailed(Throwable failure) {
    boolean notThere =
        failure instanceof ConnectException
            || failure instanceof TimeoutException
            || failure instanceof ConnectionPoolTooBusyException
            || handedOn == null;
    refuse(
        notThere
            ? new Refusal(
                503,
                "The service is starting, being restarted, or has too much to do."
                    + " Try again in a moment.")
            : new Refusal(502, "The service broke off while it answered. Try again in a moment."));
  }

  /** The client has gone, or sends what is no body. */
  private void clientFailed(Throwable failure) {
    if (over) {
      return;
    }
    if (!answering && isMalformed(failure)) {
      refuse(new Refusal(400, "The body of the request is not properly encoded."));
      // The connection is closed next, with all that is not out.
      ((ConnectionBase) request.connection()).channel().flush();
    } else {
      abandon();
    }
  }

  private static boolean isMalformed(Throwable failure) {
    return failure instanceof DecoderException || failure instanceof IllegalArgumentException;
  }

  /** Answers in place of the service, or breaks off where its answer has begun. */
  private void refuse(Refusal refusal) {
    if (over) {
      return;
    }
    if (answering) {
      cut();
      return;
    }
    finish();
    if (handedOn != null) {
      handedOn.reset();
    }
    response.putHeader(Headers.REQUEST_ID, id);
    answers.send(request, refusal);
  }

  private void cut() {
    if (!over) {
      abandon();
      response.reset(2);
    }
  }

  private void abandon() {
    if (!over) {
      finish();
      if (handedOn != null) {
        handedOn.reset();
      }
    }
  }

  private void finish() {
    over = true;
    vertx.cancelTimer(ticker);
  }
}
