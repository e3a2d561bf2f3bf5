package org.reperio.attack.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.reperio.attack.Attack;
import org.reperio.attack.Attacker;
import org.reperio.attack.Plan;

/**
 * Each sign-in has a hash calculated that is made to be slow, from as many networks as one likes.
 */
public final class SignInFlood implements Attack {

  private static final int A_SECOND = 500;
  private static final int SECONDS = 10;
  private static final int NETWORKS = 250;
  private static final Duration LONGEST = Duration.ofSeconds(2);

  @Override
  public Plan plan() {
    return new Plan(
        "sign-in-flood",
        "500 sign-ins a second for 10 s, from 250 networks, with as many addresses",
        "so many hashes of passwords at once, and so many that wait; 429 for the rest",
        "reperio.accounts.passwords.at-once",
        A_SECOND * SECONDS + 1,
        Duration.ofMinutes(2));
  }

  @Override
  public String launch(Attacker attacker) throws IOException {
    URI address = attacker.address("web-ui").resolve("/login");
    HttpClient client = HttpClient.newHttpClient();
    Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
    List<Long> times = Collections.synchronizedList(new ArrayList<>());
    List<CompletableFuture<Void>> answers = new ArrayList<>();
    long begin = System.nanoTime();
    for (int i = 0; i < A_SECOND * SECONDS; i++) {
      long due = begin + i * (TimeUnit.SECONDS.toNanos(1) / A_SECOND);
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      attacker.address("web-ui");
      long sent = System.nanoTime();
      answers.add(
          client
              .sendAsync(tried(address, i), BodyHandlers.discarding())
              .thenAccept(
                  answer -> {
                    times.add(System.nanoTime() - sent);
                    statuses.merge(answer.statusCode(), 1, Integer::sum);
                  }));
    }
    CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
    Map<Integer, Integer> counted = new TreeMap<>(statuses);
    assertThat(counted.keySet()).isSubsetOf(400, 429).contains(400, 429);
    Duration slowest = Duration.ofNanos(Collections.max(times));
    assertThat(slowest).as("slowest answer to a sign-in").isLessThan(LONGEST);
    return "%d tried, %d refused at once, the slowest after %d ms"
        .formatted(counted.get(400), counted.get(429), slowest.toMillis());
  }

  private static HttpRequest tried(URI address, int number) {
    return HttpRequest.newBuilder(address)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("X-Forwarded-For", "198.51.100." + number % NETWORKS)
        .timeout(Duration.ofSeconds(30))
        .POST(BodyPublishers.ofString("email=somebody" + number + "%40example.org&password=wrong"))
        .build();
  }
}
