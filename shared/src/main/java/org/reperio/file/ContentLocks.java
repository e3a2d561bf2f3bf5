package org.reperio.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.reperio.database.Sql;

/**
 * PostgreSQL's advisory locks on content, held until the transaction ends. A row lock would not do,
 * as there may be no row yet: the storage may hold content that no row names, after a crash.
 */
@ApplicationScoped
class ContentLocks {

  /** So many locks there are at most, as the database has room for some thousands only. */
  private static final int STRIPES = 1024;

  /** Namespace of these advisory locks. */
  private static final int LOCKS = 0x66696c65;

  private final Sql sql;

  ContentLocks(Sql sql) {
    this.sql = sql;
  }

  /**
   * Holds off the collector from content under two of its names: where it is staged, its digest.
   */
  @Transactional(TxType.MANDATORY)
  void share(String staged, String digest) {
    sql.first(
        "select pg_advisory_xact_lock_shared(?, ?), pg_advisory_xact_lock_shared(?, ?)",
        row -> true,
        LOCKS,
        stripe(staged),
        LOCKS,
        stripe(digest));
  }

  /**
   * Whether nobody attaches content of this name now, and nobody will until the end, and content
   * may be deleted at all: see {@link HeldContent}.
   */
  @Transactional(TxType.MANDATORY)
  boolean alone(String name) {
    return sql.first(
            "select pg_try_advisory_xact_lock_shared(?, ?) as allowed,"
                + " pg_try_advisory_xact_lock(?, ?) as locked",
            row -> row.getBoolean("allowed") && row.getBoolean("locked"),
            HeldContent.namespace(),
            HeldContent.collectors(),
            LOCKS,
            stripe(name))
        .orElse(false);
  }

  private static int stripe(String name) {
    return Math.floorMod(name.hashCode(), STRIPES);
  }
}
