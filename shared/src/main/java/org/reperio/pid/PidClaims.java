package org.reperio.pid;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.reperio.database.Sql;

/**
 * Takes identifiers, first come first served: any number in one statement, which waits for others
 * who are just taking the same.
 */
@ApplicationScoped
class PidClaims {

  private final Sql sql;

  PidClaims(Sql sql) {
    this.sql = sql;
  }

  /**
   * Takes identifiers for their records; those that a record has already stay with it.
   *
   * @return the keys of those that are theirs now
   */
  @Transactional(TxType.MANDATORY)
  Set<String> take(List<Pids.Minted> identifiers, Function<Pids.Minted, PidState> state) {
    return Set.copyOf(
        sql.list(
            """
            insert into pid (scheme, value, provider, parent_id, record_id, state, next_try)
            select scheme, value, provider, parent_id, record_id, state, now()
            from unnest(?::text[], ?::text[], ?::text[], ?::uuid[], ?::uuid[], ?::text[])
              as wanted (scheme, value, provider, parent_id, record_id, state)
            on conflict (scheme, value) do update set provider = excluded.provider,
              revision = pid.revision + (excluded.state = 'pending')::int,
              state = case when excluded.state = 'pending' then 'pending' else pid.state end,
              next_try = now()
            where pid.record_id is not distinct from excluded.record_id
              and pid.parent_id = excluded.parent_id
            returning scheme || ' ' || value as key""",
            row -> row.getString("key"),
            texts(identifiers, Pids.Minted::scheme),
            texts(identifiers, Pids.Minted::normalized),
            texts(identifiers, Pids.Minted::provider),
            identifiers.stream().map(Pids.Minted::parentId).toArray(UUID[]::new),
            identifiers.stream().map(Pids.Minted::recordId).toArray(UUID[]::new),
            texts(identifiers, pid -> state.apply(pid).code())));
  }

  /** Notes of identifiers that their registrar has them: it is told of changes only. */
  @Transactional(TxType.MANDATORY)
  void areRegistered(List<Pids.Minted> identifiers) {
    sql.update(
        """
        update pid p set registered = coalesce(p.registered, now())
        from unnest(?::text[], ?::text[]) as wanted (scheme, value)
        where p.scheme = wanted.scheme and p.value = wanted.value\
        """,
        texts(identifiers, Pids.Minted::scheme),
        texts(identifiers, Pids.Minted::normalized));
  }

  /** The keys of those identifiers that belong to something else than this record or draft. */
  Set<String> ofOthers(List<Pids.Minted> identifiers, UUID recordId) {
    return Set.copyOf(
        sql.list(
            """
            select p.scheme || ' ' || p.value as key
            from pid p join unnest(?::text[], ?::text[]) as wanted (scheme, value)
              on p.scheme = wanted.scheme and p.value = wanted.value
            where p.record_id is distinct from ?""",
            row -> row.getString("key"),
            texts(identifiers, Pids.Minted::scheme),
            texts(identifiers, Pids.Minted::normalized),
            recordId));
  }

  /** Whether a concept has neither a record nor a draft any more. */
  boolean isDeserted(UUID parentId) {
    return sql.first(
            """
            select not exists (select 1 from record where parent_id = ?)
              and not exists (select 1 from draft where parent_id = ?) as deserted""",
            row -> row.getBoolean("deserted"),
            parentId,
            parentId)
        .orElseThrow();
  }

  private static String[] texts(List<Pids.Minted> identifiers, Function<Pids.Minted, String> part) {
    return identifiers.stream().map(part).toArray(String[]::new);
  }
}
