package org.reperio.account;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Hashes passwords by Argon2id (RFC 9106) into the PHC string format. A hash costs time and memory
 * on purpose, so only a few are calculated at once, and no more wait than have a thread for it.
 */
@ApplicationScoped
class PasswordHashing {

  private static final int LENGTH = 32;
  private static final int LANES = 1;
  private static final int SALT = 16;
  private static final long PATIENCE_SECONDS = 1;

  /** How many wait or are served for each that is calculated at once. */
  private static final int WAITING = 10;

  private final Argon2Function function;
  private final Semaphore places;
  private final Semaphore queue;

  /** What no password has: it takes as long to compare as a true one. */
  private final String nobodys;

  @Inject
  PasswordHashing(AccountSettings settings) {
    this(
        settings.passwords().memory(),
        settings.passwords().iterations(),
        settings.passwords().atOnce());
  }

  /**
   * @param memory of one hash, in KiB
   * @param iterations how often a hash goes over its memory
   * @param atOnce how many are calculated at once
   */
  PasswordHashing(int memory, int iterations, int atOnce) {
    this.function = Argon2Function.getInstance(memory, iterations, LANES, LENGTH, Argon2.ID);
    this.places = new Semaphore(atOnce, true);
    this.queue = new Semaphore(atOnce * WAITING);
    this.nobodys = calculate("nobody's");
  }

  /**
   * The hash of a password, with a salt of its own.
   *
   * @throws TooManySignIns when too many are calculated now
   */
  String hash(String password) {
    return inTurn(() -> calculate(password));
  }

  /**
   * Whether a hash is that of a password.
   *
   * @throws TooManySignIns when too many are calculated now
   */
  boolean matches(String password, String hash) {
    return inTurn(
        () -> Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash)));
  }

  /**
   * Takes as long as {@link #matches} does, where there is no password: nobody learns by the time
   * that there is no such account.
   */
  void matchNothing(String password) {
    matches(password, nobodys);
  }

  /** Whether a hash was made as another configuration had it. */
  boolean isOutdated(String hash) {
    return !Argon2Function.getInstanceFromHash(hash).equals(function);
  }

  private String calculate(String password) {
    return Password.hash(password).addRandomSalt(SALT).with(function).getResult();
  }

  private <T> T inTurn(Supplier<T> calculation) {
    if (!queue.tryAcquire()) {
      throw new TooManySignIns(PATIENCE_SECONDS);
    }
    try {
      if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new TooManySignIns(PATIENCE_SECONDS);
      }
      try {
        return calculation.get();
      } finally {
        places.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TooManySignIns(PATIENCE_SECONDS);
    } finally {
      queue.release();
    }
  }
}
