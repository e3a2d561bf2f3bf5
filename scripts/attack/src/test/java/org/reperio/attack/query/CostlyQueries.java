package org.reperio.attack.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.reperio.attack.Attack;
import org.reperio.attack.Attacker;
import org.reperio.attack.Plan;

/**
 * Wildcards, expressions, ranges and facets by the hundred, forty at a time. They go straight to
 * the service by a client that costs little: both share the processors with whoever is served
 * meanwhile.
 */
public final class CostlyQueries implements Attack {

  private static final int THREADS = 40;
  private static final int EACH = 25;
  private static final int REFUSED = 429;

  /** Refusals are soon there: without a pause the attack would be over in a second. */
  private static final int PAUSE_MS = 200;

  private static final List<String> PARTS =
      List.of(
          "*a* ",
          "/.*a.*b.*/ ",
          "title:*e* ",
          "[a TO z] ",
          "a?*b ",
          "* ",
          "word~2 ",
          "\"a b\"~50 ");

  @Override
  public Plan plan() {
    return new Plan(
        "costly-queries",
        "1,000 searches of wildcards, expressions, ranges and facets, 40 at a time",
        "cost of a query, time of a search, searches of one asker at a time",
        "reperio.search.limits.*",
        THREADS * EACH,
        Duration.ofMinutes(5));
  }

  @Override
  public String launch(Attacker attacker) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    try {
      List<Callable<Integer>> all = new ArrayList<>();
      for (int i = 0; i < THREADS * EACH; i++) {
        String part = PARTS.get(i % PARTS.size());
        URI service = attacker.address("web-api");
        all.add(() -> search(client, service, part));
      }
      Map<Integer, Integer> answers = new TreeMap<>();
      for (Future<Integer> answer : threads.invokeAll(all)) {
        answers.merge(answer.get(), 1, Integer::sum);
      }
      assertThat(answers.keySet()).isSubsetOf(200, 400, 429, 503);
      return "answers " + answers;
    } finally {
      threads.shutdownNow();
    }
  }

  private static int search(HttpClient client, URI service, String part)
      throws IOException, InterruptedException {
    String query =
        "q=%s&f=%s&size=1000"
            .formatted(
                encoded(part.repeat(1_500 / part.length())),
                encoded("resource_type:" + part.strip()));
    int status =
        client
            .send(
                HttpRequest.newBuilder(service.resolve("/api/records?" + query)).build(),
                HttpResponse.BodyHandlers.discarding())
            .statusCode();
    if (status == REFUSED) {
      Thread.sleep(PAUSE_MS);
    }
    return status;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
