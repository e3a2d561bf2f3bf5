package org.reperio.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.reperio.access.Identity;
import org.reperio.access.PermissionDenied;
import org.reperio.database.Sql;

/**
 * The audit log for those who read it: administrators, and the command line. Whoever reads chains
 * what waits first, so that the log has all that was committed before.
 *
 * <p>It is searched in the database: what has to be complete and proven is not to be read from a
 * copy that may be late, lost or rebuilt.
 */
@ApplicationScoped
public class AuditLog {

  private final Sql sql;
  private final AuditChain chain;

  AuditLog(Sql sql, AuditChain chain) {
    this.sql = sql;
    this.chain = chain;
  }

  private record Count(String resource, String action, long count) {}

  /**
   * A page of the entries that are asked for.
   *
   * @throws PermissionDenied for all but administrators
   */
  public AuditPage search(Identity who, AuditQuery query) {
    who.requireAdministrator();
    chain.chainAll();
    AuditCondition asked = AuditWords.of(query.q()).and(of(query.filter()));
    Map<String, Long> resources = new TreeMap<>();
    Map<String, Long> actions = new TreeMap<>();
    long total = 0;
    for (Count count : counts(asked)) {
      boolean ofResource = isChosen(query.resources(), count.resource());
      boolean ofAction = isChosen(query.actions(), count.action());
      // A facet's own choice does not hide its other values.
      resources.merge(count.resource(), ofAction ? count.count() : 0, Long::sum);
      actions.merge(count.action(), ofResource ? count.count() : 0, Long::sum);
      total += ofResource && ofAction ? count.count() : 0;
    }
    resources.values().removeIf(count -> count == 0);
    actions.values().removeIf(count -> count == 0);
    return new AuditPage(total, hits(asked, query), resources, actions);
  }

  private static boolean isChosen(List<String> chosen, String value) {
    return chosen.isEmpty() || chosen.contains(value);
  }

  private static AuditCondition of(AuditFilter filter) {
    List<AuditCondition> all = new ArrayList<>();
    add(all, "resource_type", filter.resourceType());
    add(all, "resource_id", filter.resourceId());
    add(all, "actor", filter.user());
    add(all, "action", filter.action());
    return AuditCondition.joined("and", all);
  }

  private static void add(List<AuditCondition> all, String column, String value) {
    if (value != null) {
      all.add(AuditCondition.of(column + " = ?", value.replace('\0', ' ')));
    }
  }

  private List<Count> counts(AuditCondition asked) {
    return sql.list(
        "select resource_type, action, count(*) from audit_entry where %s group by 1, 2"
            .formatted(asked.sql()),
        row -> new Count(row.getString(1), row.getString(2), row.getLong(3)),
        asked.parameters().toArray());
  }

  private List<AuditEntry> hits(AuditCondition asked, AuditQuery query) {
    AuditCondition chosen =
        asked.and(oneOf("resource_type", query.resources())).and(oneOf("action", query.actions()));
    List<Object> parameters = new ArrayList<>(chosen.parameters());
    parameters.add(query.size());
    parameters.add((query.page() - 1) * query.size());
    return sql.list(
        "select %s from audit_entry where %s order by sequence %s limit ? offset ?"
            .formatted(AuditEntry.COLUMNS, chosen.sql(), query.oldestFirst() ? "asc" : "desc"),
        AuditEntry::of,
        parameters.toArray());
  }

  private static AuditCondition oneOf(String column, List<String> values) {
    return values.isEmpty()
        ? AuditCondition.ALL
        : AuditCondition.of(
            column + " = any(?)",
            (Object) values.stream().map(value -> value.replace('\0', ' ')).toArray(String[]::new));
  }

  /**
   * One entry.
   *
   * @throws AuditEntryNotFound when there is none with this id
   * @throws PermissionDenied for all but administrators
   */
  public AuditEntry read(Identity who, UUID id) {
    who.requireAdministrator();
    chain.chainAll();
    return sql.first(
            "select %s from audit_entry where id = ?".formatted(AuditEntry.COLUMNS),
            AuditEntry::of,
            id)
        .orElseThrow(AuditEntryNotFound::new);
  }

  /** What an entry is given to. */
  public interface Reader {
    void read(AuditEntry entry);
  }

  /**
   * Reads entries one after another, the oldest first; none is kept in memory.
   *
   * @param from when the first may have been written; null for no bound
   * @param to before when the last was written; null for no bound
   * @return how many there were
   */
  public long each(Identity who, Instant from, Instant to, Reader reader) {
    who.requireAdministrator();
    chain.chainAll();
    long read = 0;
    long after = 0;
    for (List<AuditEntry> page = page(after, from, to);
        !page.isEmpty();
        page = page(after, from, to)) {
      page.forEach(reader::read);
      after = page.get(page.size() - 1).sequence();
      read += page.size();
    }
    return read;
  }

  private List<AuditEntry> page(long after, Instant from, Instant to) {
    AuditCondition wanted = AuditCondition.of("sequence > ?", after);
    if (from != null) {
      wanted = wanted.and(AuditCondition.of("created >= ?", from));
    }
    if (to != null) {
      wanted = wanted.and(AuditCondition.of("created < ?", to));
    }
    return sql.list(
        "select %s from audit_entry where %s order by sequence limit %d"
            .formatted(AuditEntry.COLUMNS, wanted.sql(), AuditChain.BATCH),
        AuditEntry::of,
        wanted.parameters().toArray());
  }

  /**
   * What following the chain has shown.
   *
   * @param head the last good entry
   * @param broken what is wrong with the first that is not; empty when all are good
   */
  public record Verdict(ChainHead head, Optional<String> broken) {}

  /**
   * Follows the chain from its beginning to its end, or to the first entry that is broken.
   *
   * @param known an end of the chain that was seen before; null for none
   */
  public Verdict verify(Identity who, ChainHead known) {
    who.requireAdministrator();
    chain.chainAll();
    var check = new ChainCheck();
    boolean seen = known == null;
    long after = 0;
    for (List<AuditEntry> page = page(after, null, null);
        !page.isEmpty();
        page = page(after, null, null)) {
      for (AuditEntry entry : page) {
        Optional<String> broken = check.next(entry);
        if (broken.isPresent()) {
          return new Verdict(check.head(), broken);
        }
        seen |= check.head().equals(known);
        after = entry.sequence();
      }
    }
    return new Verdict(
        check.head(),
        seen
            ? Optional.empty()
            : Optional.of("The chain does not go through %s.".formatted(known)));
  }
}
