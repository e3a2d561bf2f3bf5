package org.reperio.attack;

import io.restassured.config.HttpClientConfig;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.reperio.product.Api;

/**
 * An ordinary reader: opens a record over the API, searches, opens the record's page, and so on,
 * one request each {@link #PACE}, whether or not the one before is answered, so that no slow answer
 * hides others. It comes from another address than the attacker.
 */
final class Watch implements AutoCloseable {

  /** One answer, or none. */
  record Answer(String request, Duration time, String failure) {

    boolean failed() {
      return failure != null;
    }

    @Override
    public String toString() {
      return request + " took " + time.toMillis() + " ms" + (failed() ? ": " + failure : "");
    }
  }

  private static final Duration PACE = Duration.ofMillis(150);
  private static final int PATIENCE_MS = 15_000;
  private static final String ADDRESS = "127.0.0.9";

  private final Api api;
  private final List<String> requests;
  private final HttpClientConfig client;
  private final List<Answer> answers = new ArrayList<>();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService readers = Executors.newCachedThreadPool();
  private int next;

  private Watch(Api api, String record) throws UnknownHostException {
    this.api = api;
    this.requests =
        List.of("/api/records/" + record, "/api/records?q=" + Scene.WORD, "/records/" + record);
    this.client =
        Api.clientFrom(ADDRESS)
            .setParam("http.connection.timeout", PATIENCE_MS)
            .setParam("http.socket.timeout", PATIENCE_MS);
  }

  /** Begins to read. */
  static Watch over(Api api, Scene scene) throws UnknownHostException {
    var watch = new Watch(api, scene.record());
    watch.clock.scheduleAtFixedRate(watch::ask, 0, PACE.toMillis(), TimeUnit.MILLISECONDS);
    return watch;
  }

  /** Whether each ordinary request is answered at this moment. */
  static boolean isServed(Api api, Scene scene) throws UnknownHostException {
    var watch = new Watch(api, scene.record());
    try {
      return watch.requests.stream().allMatch(request -> watch.failure(request) == null);
    } finally {
      watch.clock.shutdown();
      watch.readers.shutdown();
    }
  }

  private void ask() {
    String request = requests.get(next++ % requests.size());
    long due = System.nanoTime();
    readers.execute(() -> note(request, due, failure(request)));
  }

  private String failure(String request) {
    try {
      int status = api.anonymous(client).get(request).statusCode();
      return status == 200 ? null : "status " + status;
    } catch (Exception e) {
      // REST Assured throws what the connection threw, declared or not.
      return e.toString();
    }
  }

  private synchronized void note(String request, long due, String failure) {
    answers.add(new Answer(request, Duration.ofNanos(System.nanoTime() - due), failure));
  }

  /** Forgets what was answered before the attack. */
  synchronized void forget() {
    answers.clear();
  }

  synchronized int count() {
    return answers.size();
  }

  synchronized List<Answer> failures() {
    return answers.stream().filter(Answer::failed).toList();
  }

  synchronized Answer slowest() {
    return answers.stream()
        .max(Comparator.comparing(Answer::time))
        .orElseThrow(() -> new IllegalStateException("no ordinary request was sent"));
  }

  /** Sends nothing more, and waits for the answers that are due. */
  @Override
  public void close() throws InterruptedException {
    clock.shutdown();
    if (!clock.awaitTermination(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("the clock does not stop");
    }
    readers.shutdown();
    if (!readers.awaitTermination(2L * PATIENCE_MS, TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("ordinary requests are not answered");
    }
  }
}
