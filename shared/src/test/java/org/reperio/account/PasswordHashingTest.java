package org.reperio.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashingTest {

  private static final String PASSWORD = "orbit kettle marmalade";

  private final PasswordHashing hashing = new PasswordHashing(8192, 2, 2);

  @Test
  void aHashIsArgon2idWithASaltOfItsOwn() {
    String hash = hashing.hash(PASSWORD);
    assertThat(hash).startsWith("$argon2id$v=19$m=8192,t=2,p=1$");
    assertThat(hashing.hash(PASSWORD)).isNotEqualTo(hash);
    assertThat(hashing.matches(PASSWORD, hash)).isTrue();
    assertThat(hashing.matches(PASSWORD + " ", hash)).isFalse();
  }

  /** Made by the reference implementation: argon2 "somesalt" -id -t 2 -m 16 -p 1 -l 32. */
  @Test
  void hashesOfOtherProgramsAreRead() {
    String hash =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
    assertThat(hashing.matches("password", hash)).isTrue();
    assertThat(hashing.matches("passwort", hash)).isFalse();
  }

  @Test
  void aHashOfAFormerConfigurationIsOutdated() {
    String hash = hashing.hash(PASSWORD);
    assertThat(hashing.isOutdated(hash)).isFalse();
    var stronger = new PasswordHashing(16384, 2, 1);
    assertThat(stronger.isOutdated(hash)).isTrue();
    assertThat(stronger.matches(PASSWORD, hash)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"é ü 漢字 🦀", "e\u0301", " with blanks "})
  void everyCharacterCounts(String password) {
    String hash = hashing.hash(password);
    assertThat(hashing.matches(password, hash)).isTrue();
    assertThat(hashing.matches(password.strip() + "x", hash)).isFalse();
  }

  /** A flood takes neither all memory nor all threads. */
  @Test
  void onlySoManyWait() throws InterruptedException {
    var narrow = new PasswordHashing(65536, 3, 1);
    String hash = narrow.hash(PASSWORD);
    ExecutorService pool = Executors.newFixedThreadPool(40);
    List<Callable<Boolean>> tries = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      tries.add(() -> narrow.matches(PASSWORD, hash));
    }
    int right = 0;
    int refused = 0;
    try {
      for (Future<Boolean> one : pool.invokeAll(tries)) {
        try {
          assertThat(one.get()).isTrue();
          right++;
        } catch (ExecutionException e) {
          assertThat(e).hasCauseInstanceOf(TooManySignIns.class);
          refused++;
        }
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(right).isPositive();
    assertThat(refused).isPositive();
    assertThat(narrow.matches(PASSWORD, hash)).isTrue();
  }

  @Test
  void whereThereIsNoPasswordNothingMatches() {
    hashing.matchNothing(PASSWORD);
    assertThatThrownBy(() -> hashing.matches(PASSWORD, "plain"))
        .isInstanceOf(RuntimeException.class);
  }
}
