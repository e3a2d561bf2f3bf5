package org.reperio.e2e;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.reperio.product.Api;

/** Somebody who publishes one record after the other and gives up on none of the refusals. */
final class Publishing implements AutoCloseable {

  private final Api api;
  private final String token;
  private final String word;
  private final Set<String> accepted = ConcurrentHashMap.newKeySet();
  private final List<String> refusals = new ArrayList<>();
  private final Thread thread = new Thread(this::run, "publishing");
  private volatile boolean stopping;
  private volatile long slowest;

  private Publishing(Api api, String token, String word) {
    this.api = api;
    this.token = token;
    this.word = word;
  }

  /**
   * Starts.
   *
   * @param word by which the records are found again, in their titles
   */
  static Publishing start(Api api, String token, String word) {
    var publishing = new Publishing(api, token, word);
    publishing.thread.start();
    return publishing;
  }

  /** The ids of the records whose publication was answered 202. */
  Set<String> accepted() {
    return Set.copyOf(accepted);
  }

  /** Why others were not. */
  List<String> refusals() {
    synchronized (refusals) {
      return List.copyOf(refusals);
    }
  }

  private void run() {
    int number = 0;
    try {
      while (!stopping) {
        publish(word + " " + ++number);
        Thread.sleep(20);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How long the client had to wait for the slowest answer. */
  Duration slowest() {
    return Duration.ofNanos(slowest);
  }

  private void publish(String title) {
    long begun = System.nanoTime();
    try {
      Response answer = api.publish(token, title);
      if (answer.statusCode() == 202) {
        accepted.add(answer.path("id"));
      } else {
        refuse(answer.statusCode() + " " + answer.asString());
      }
    } catch (Exception e) {
      // REST Assured throws what its HTTP client throws, checked or not.
      refuse(e.toString());
    } finally {
      slowest = Math.max(slowest, System.nanoTime() - begun);
    }
  }

  private void refuse(String reason) {
    synchronized (refusals) {
      refusals.add(reason);
    }
  }

  @Override
  public void close() throws InterruptedException {
    stopping = true;
    thread.join();
  }
}
