package org.reperio.services.registrar;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * DataCite at {@code /dois} and Crossref at {@code /servlet} on one port.
 *
 * <p>Beside the given account there is another one, {@code OTHER.REPO} with the password {@code
 * other}, that may register DOIs of the same prefix: what it has is taken.
 */
public final class StandIn implements AutoCloseable {

  private static final String OTHER = "OTHER.REPO";
  private static final String DOIS = "/dois";

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(false));

  /** One request after the other, and off the event loop: each waits for the disk. */
  private final WorkerExecutor worker = vertx.createSharedWorkerExecutor("registrar", 1);

  private final Journal dois;
  private final Journal batches;
  private final DataCite datacite;
  private final Crossref crossref;
  private final HttpServer server;

  /**
   * Starts.
   *
   * @param port 0 takes a free one
   * @param folder where it keeps what was registered
   */
  public StandIn(String host, int port, Account account, Path folder) throws IOException {
    List<Account> accounts = List.of(account, new Account(OTHER, "other", account.prefix()));
    dois = new Journal(folder.resolve("dois.ndjson"));
    batches = new Journal(folder.resolve("batches.ndjson"));
    datacite = new DataCite(dois, accounts);
    crossref = new Crossref(dois, batches, accounts);
    server =
        vertx
            .createHttpServer(new HttpServerOptions())
            .requestHandler(this::handle)
            .listen(port, host)
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  /** Where it listens. */
  public int port() {
    return server.actualPort();
  }

  private void handle(HttpServerRequest request) {
    if (request.path().equals("/servlet/deposit")) {
      deposit(request);
      return;
    }
    request
        .body()
        .onFailure(e -> request.connection().close())
        .onSuccess(body -> answer(request, () -> answer(request, body)));
  }

  private Answer answer(HttpServerRequest request, Buffer body) throws IOException {
    String path = URLDecoder.decode(request.path().replace("+", "%2B"), StandardCharsets.UTF_8);
    if (path.equals(DOIS) || path.startsWith(DOIS + "/")) {
      String doi = path.length() > DOIS.length() ? path.substring(DOIS.length() + 1) : "";
      return datacite.answer(
          request.method().name(),
          doi,
          request.getHeader("Authorization"),
          body.toString(StandardCharsets.UTF_8));
    }
    if (path.equals("/servlet/submissionDownload")) {
      return crossref.result(
          request.getParam("usr"), request.getParam("pwd"), request.getParam("doi_batch_id", ""));
    }
    return path.equals("/heartbeat")
        ? new Answer(200, "text/plain", "OK")
        : new Answer(404, "text/plain", "There is nothing here.");
  }

  private void deposit(HttpServerRequest request) {
    Buffer file = Buffer.buffer();
    request.setExpectMultipart(true);
    request.uploadHandler(upload -> upload.handler(file::appendBuffer));
    request
        .end()
        .onFailure(e -> request.connection().close())
        .onSuccess(
            end ->
                answer(
                    request,
                    () ->
                        crossref.deposit(
                            request.getFormAttribute("login_id"),
                            request.getFormAttribute("login_passwd"),
                            request.getFormAttribute("operation"),
                            file.toString(StandardCharsets.UTF_8))));
  }

  private void answer(HttpServerRequest request, Callable<Answer> work) {
    Future<Answer> answer = worker.executeBlocking(work);
    answer
        .onSuccess(
            done ->
                request
                    .response()
                    .setStatusCode(done.status())
                    .putHeader("Content-Type", done.mediaType())
                    .end(done.body()))
        .onFailure(
            e -> {
              System.out.println(request.method() + " " + request.path() + ": " + e);
              request.response().setStatusCode(500).end();
            });
  }

  @Override
  public void close() throws IOException {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    dois.close();
    batches.close();
  }
}
