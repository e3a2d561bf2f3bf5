package org.reperio.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.reperio.access.Identity;
import org.reperio.refusal.Refusal;
import org.reperio.test.TestSettings;

class SearchTurnsTest {

  private final SearchTurns turns =
      new SearchTurns(
          TestSettings.of(
              SearchSettings.class,
              Map.of(
                  "reperio.search.limits.concurrent", "3",
                  "reperio.search.limits.concurrent-per-asker", "2")));

  /** Runs a search while this many others of the asker are under way. */
  private String during(Identity who, int others, Identity last) {
    return others == 0
        ? turns.run(last, 10, 10, () -> "found")
        : turns.run(who, 10, 10, () -> during(who, others - 1, last));
  }

  @Test
  void ofOneAskerSoManyRunAtOnce() {
    Identity visitor = Identity.visitor("192.0.2.1");
    assertThat(during(visitor, 1, visitor)).isEqualTo("found");
    assertThatThrownBy(() -> during(visitor, 2, visitor))
        .isInstanceOfSatisfying(
            TooManySearches.class,
            refusal -> {
              assertThat(refusal.kind()).isEqualTo(Refusal.Kind.RATE_LIMITED);
              assertThat(refusal.retryAfterSeconds()).isPositive();
              assertThat(refusal).hasMessageContaining("your searches");
            });
    // Whatever became of them, they are over.
    assertThat(during(visitor, 1, visitor)).isEqualTo("found");
  }

  @Test
  void othersSearchMeanwhile() {
    Identity visitor = Identity.visitor("192.0.2.1");
    assertThat(during(visitor, 2, Identity.visitor("192.0.2.2"))).isEqualTo("found");
    assertThat(during(visitor, 2, Identity.user(7, Set.of()))).isEqualTo("found");
  }

  @Test
  void aNetworkOfIpv6IsOneAsker() {
    Identity visitor = Identity.visitor("2001:db8:1:2::1");
    assertThatThrownBy(() -> during(visitor, 2, Identity.visitor("2001:db8:1:2:3:4:5:6")))
        .isInstanceOf(TooManySearches.class);
    assertThat(during(visitor, 2, Identity.visitor("2001:db8:1:3::1"))).isEqualTo("found");
  }

  @Test
  void ofAllAskersSoManyRunAtOnce() {
    Identity one = Identity.visitor("192.0.2.1");
    Identity other = Identity.visitor("192.0.2.2");
    assertThatThrownBy(
            () -> turns.run(other, 10, 10, () -> during(one, 2, Identity.visitor("192.0.2.3"))))
        .isInstanceOf(TooManySearches.class)
        .hasMessageContaining("Too many searches");
    assertThat(during(one, 2, other)).isEqualTo("found");
  }

  @Test
  void whatCostsMoreTakesMorePlaces() {
    var ten =
        new SearchTurns(
            TestSettings.of(
                SearchSettings.class, Map.of("reperio.search.limits.concurrent-per-asker", "10")));
    Identity visitor = Identity.visitor("192.0.2.1");
    Supplier<String> found = () -> "found";
    // Five places for each of these: more would leave the asker no second search.
    Supplier<String> longQuery = () -> ten.run(visitor, 1_500, 10, found);
    assertThat(ten.run(visitor, 0, 1_000, longQuery)).isEqualTo("found");
    assertThatThrownBy(() -> ten.run(visitor, 1, 1, () -> ten.run(visitor, 0, 1_000, longQuery)))
        .isInstanceOf(TooManySearches.class);
    // Three places each.
    Supplier<String> third = () -> ten.run(visitor, 250, 100, found);
    Supplier<String> second = () -> ten.run(visitor, 100, 101, third);
    assertThat(ten.run(visitor, 99, 300, second)).isEqualTo("found");
    assertThatThrownBy(() -> ten.run(visitor, 0, 200, () -> ten.run(visitor, 99, 300, second)))
        .isInstanceOf(TooManySearches.class);
    assertThat(ten.run(visitor, 0, 1_000, longQuery)).isEqualTo("found");
  }
}
