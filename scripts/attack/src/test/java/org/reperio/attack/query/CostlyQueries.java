package org.reperio.attack.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
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

/** Wildcards, expressions, ranges and facets by the hundred, from forty threads at a time. */
public final class CostlyQueries implements Attack {

  private static final int THREADS = 40;
  private static final int EACH = 25;
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
    try {
      List<Callable<Integer>> all = new ArrayList<>();
      for (int i = 0; i < THREADS * EACH; i++) {
        String part = PARTS.get(i % PARTS.size());
        all.add(() -> search(attacker, part));
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

  private static int search(Attacker attacker, String part) {
    Response answer =
        attacker
            .visitor()
            .queryParam("q", part.repeat(1_500 / part.length()))
            .queryParam("f", "resource_type:" + part.strip())
            .queryParam("size", 1_000)
            .get("/api/records");
    return answer.statusCode();
  }
}
