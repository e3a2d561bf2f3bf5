package org.reperio.attack.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.reperio.attack.Attack;
import org.reperio.attack.Attacker;
import org.reperio.attack.Plan;

/** Each fuzzy term has the engine walk all words of the index. */
public final class FuzzyTerms implements Attack {

  private static final int TERMS = 280;
  private static final int SEARCHES = 10;

  @Override
  public Plan plan() {
    return new Plan(
        "fuzzy-terms",
        "Ten searches of 280 fuzzy terms each",
        "cost of a query",
        "reperio.search.*",
        SEARCHES,
        Duration.ofMinutes(1));
  }

  @Override
  public String launch(Attacker attacker) {
    long longest = 0;
    Random random = attacker.random();
    for (int i = 0; i < SEARCHES; i++) {
      String query =
          IntStream.range(0, TERMS)
              .mapToObj(term -> word(random) + "~2")
              .collect(Collectors.joining(" "));
      long start = System.nanoTime();
      Response answer = attacker.visitor().queryParam("q", query).get("/api/records");
      longest = Math.max(longest, System.nanoTime() - start);
      assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 400, 429);
    }
    return longest / 1_000_000 + " ms is the longest search";
  }

  private static String word(Random random) {
    return random.ints(8, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
  }
}
