package org.reperio.database;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;

/**
 * Reads by key where many ask at once: who comes while a query runs is answered by the next one,
 * together with all others who wait. Each query begins after those who are answered by it have
 * asked, so nobody gets an older value than by a query of their own. Not for use within a
 * transaction: another asker's connection does not see what it has written.
 */
public final class SharedReads<K, V> {

  private final Query<K, V> query;
  private final Semaphore turns;
  private Group gathering = new Group();

  /**
   * @param query reads values of several keys; a key without one is left out
   * @param atOnce how many queries may run at the same time
   */
  public SharedReads(Query<K, V> query, int atOnce) {
    this.query = query;
    this.turns = new Semaphore(atOnce);
  }

  /** One query for several keys. */
  public interface Query<K, V> {
    Map<K, V> read(Collection<K> keys);
  }

  private final class Group {
    private final Set<K> keys = new HashSet<>();
    private final CompletableFuture<Map<K, V>> values = new CompletableFuture<>();
  }

  /**
   * The value of a key, as it is now.
   *
   * @throws RuntimeException what the query throws, to all who asked together
   */
  public Optional<V> read(K key) {
    Group group;
    boolean first;
    synchronized (this) {
      group = gathering;
      first = group.keys.isEmpty();
      group.keys.add(key);
    }
    if (first) {
      answer(group);
    }
    try {
      return Optional.ofNullable(group.values.join().get(key));
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** Whoever comes first asks for all who have come by the time that it is their turn. */
  private void answer(Group group) {
    turns.acquireUninterruptibly();
    synchronized (this) {
      gathering = new Group();
    }
    try {
      group.values.complete(query.read(group.keys));
    } catch (RuntimeException | Error e) {
      group.values.completeExceptionally(e);
    } finally {
      turns.release();
    }
  }
}
