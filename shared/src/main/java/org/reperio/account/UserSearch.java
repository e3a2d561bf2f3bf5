package org.reperio.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.reperio.access.Identity;
import org.reperio.database.Sql;

/**
 * Finds accounts in the database; what somebody may see of them is decided elsewhere. Words are
 * looked for in an index of PostgreSQL, by their beginnings.
 */
@ApplicationScoped
class UserSearch {

  private static final String COLUMNS =
      """
      a.id, a.email, a.full_name, a.active, a.verified, a.blocked, a.public_profile,
      a.public_email, a.revision_id, a.created, coalesce(a.updated, a.created) as updated,
      array(select r.role_name from account_role r where r.account_id = a.id order by 1) as roles\
      """;

  private static final String VECTOR =
      "to_tsvector('simple', translate(%s, '@.-_+/:''&=%%~#', '             '))";

  /** What the index account_words is made of. */
  private static final String WORDS =
      VECTOR.formatted("a.full_name || ' ' || a.email || ' ' || a.id::text");

  /** What the index account_public_words is made of. */
  private static final String PUBLIC_WORDS =
      VECTOR.formatted("a.full_name || ' ' || case when a.public_email then a.email else '' end");

  private static final String STATUS =
      """
      case when a.blocked is not null then 'blocked' when not a.active then 'inactive'
        when a.verified is not null then 'verified' else 'confirmed' end\
      """;

  private static final String VISIBILITY =
      """
      case when not a.public_profile then 'hidden' when a.public_email then 'full'
        else 'profile' end\
      """;

  private static final String IN_STATUS = STATUS + " = any(?)";
  private static final String SHOWS = VISIBILITY + " = any(?)";
  private static final String HAS_ONE_OF =
      """
      exists (select from account_role r where r.account_id = a.id and r.role_name = any(?))\
      """;

  private final Sql sql;

  UserSearch(Sql sql) {
    this.sql = sql;
  }

  /** Conditions that all have to hold, with their parameters. */
  private static final class Conditions {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    Conditions and(String condition, Object... values) {
      conditions.add("(" + condition + ")");
      parameters.addAll(Arrays.asList(values));
      return this;
    }

    Conditions words(String vector, ListedWords words) {
      return words.isEmpty() ? this : and(vector + " @@ to_tsquery('simple', ?)", words.query());
    }

    Conditions oneOf(String condition, List<String> chosen) {
      return chosen.isEmpty()
          ? this
          : and(
              condition,
              (Object) chosen.stream().map(one -> one.replace('\0', ' ')).toArray(String[]::new));
    }

    Conditions is(String condition, Boolean wanted) {
      return wanted == null ? this : and(wanted ? condition : "not (" + condition + ")");
    }

    String where() {
      return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }
  }

  /** What was found of one list, and how many there are. */
  record Found(long total, List<DirectoryEntry> hits) {}

  /** Active accounts that everybody finds, and the asker's own; for moderators all but some. */
  Found visible(Identity who, UserQuery query) {
    var wanted = new Conditions().and("a.active");
    if (who.isModerator()) {
      withoutAdministrators(who, wanted);
    } else {
      wanted.and("a.public_profile or a.id = ?", who.userId());
    }
    return found(wanted.words(PUBLIC_WORDS, query.words()), PUBLIC_WORDS, query);
  }

  /** All accounts that fit, for those who manage them. */
  Found all(Identity who, UserQuery query) {
    Conditions wanted = matching(who, query);
    UserFilter filter = query.filter();
    wanted.oneOf(IN_STATUS, filter.statuses());
    wanted.oneOf(SHOWS, filter.visibilities());
    return found(wanted.oneOf(HAS_ONE_OF, filter.roles()), WORDS, query);
  }

  private static Conditions matching(Identity who, UserQuery query) {
    var wanted = new Conditions();
    withoutAdministrators(who, wanted);
    UserFilter filter = query.filter();
    // InvenioRDM's filter of those who are not active leaves the blocked ones out.
    wanted.is("a.active", filter.active());
    if (Boolean.FALSE.equals(filter.active())) {
      wanted.and("a.blocked is null");
    }
    return wanted
        .is("a.blocked is not null", filter.blocked())
        .is("a.verified is not null", filter.verified())
        .words(WORDS, query.words());
  }

  /** Administrators are not on the lists of those who do not manage them. */
  private static void withoutAdministrators(Identity who, Conditions wanted) {
    if (!who.isAdministrator()) {
      wanted.and("not " + HAS_ONE_OF, (Object) new String[] {Identity.ADMINISTRATOR});
    }
  }

  private Found found(Conditions wanted, String vector, UserQuery query) {
    long total =
        sql.count(
            "select count(*) from account a where " + wanted.where(), wanted.parameters.toArray());
    List<Object> parameters = new ArrayList<>();
    String rank = "0";
    if (query.sort() == UserSort.BEST_MATCH && !query.words().isEmpty()) {
      rank = "ts_rank(" + vector + ", to_tsquery('simple', ?))";
      parameters.add(query.words().query());
    }
    parameters.addAll(wanted.parameters);
    parameters.add(query.size());
    parameters.add((query.page() - 1) * query.size());
    return new Found(
        total,
        sql.list(
            "select %s, %s as rank from account a where %s order by %s limit ? offset ?"
                .formatted(COLUMNS, rank, wanted.where(), query.sort().order()),
            UserSearch::entry,
            parameters.toArray()));
  }

  private record Count(String status, String visibility, long count) {}

  /** How many of all accounts that fit have what; a facet's own choice hides none of its values. */
  UserFacets facets(Identity who, UserQuery query) {
    List<String> statuses = query.filter().statuses();
    List<String> visibilities = query.filter().visibilities();
    Map<String, Long> byStatus = new TreeMap<>();
    Map<String, Long> byVisibility = new TreeMap<>();
    for (Count one : counts(matching(who, query).oneOf(HAS_ONE_OF, query.filter().roles()))) {
      if (visibilities.isEmpty() || visibilities.contains(one.visibility())) {
        byStatus.merge(one.status(), one.count(), Long::sum);
      }
      if (statuses.isEmpty() || statuses.contains(one.status())) {
        byVisibility.merge(one.visibility(), one.count(), Long::sum);
      }
    }
    return new UserFacets(
        byStatus,
        byVisibility,
        byRole(matching(who, query).oneOf(IN_STATUS, statuses).oneOf(SHOWS, visibilities)));
  }

  private List<Count> counts(Conditions wanted) {
    return sql.list(
        "select %s, %s, count(*) from account a where %s group by 1, 2"
            .formatted(STATUS, VISIBILITY, wanted.where()),
        row -> new Count(row.getString(1), row.getString(2), row.getLong(3)),
        wanted.parameters.toArray());
  }

  private Map<String, Long> byRole(Conditions wanted) {
    Map<String, Long> counts = new LinkedHashMap<>();
    sql.list(
            """
            select r.role_name, count(*) from account a
            join account_role r on r.account_id = a.id
            where %s group by 1 order by 2 desc, 1 limit 100\
            """
                .formatted(wanted.where()),
            row -> Map.entry(row.getString(1), row.getLong(2)),
            wanted.parameters.toArray())
        .forEach(one -> counts.put(one.getKey(), one.getValue()));
    return counts;
  }

  /** One account. */
  Optional<DirectoryEntry> numbered(long id) {
    return sql.first(
        "select %s from account a where a.id = ?".formatted(COLUMNS), UserSearch::entry, id);
  }

  private static DirectoryEntry entry(ResultSet row) throws SQLException {
    return new DirectoryEntry(
        row.getLong("id"),
        row.getString("email"),
        row.getString("full_name"),
        List.of((String[]) row.getArray("roles").getArray()),
        new UserState(
            row.getBoolean("active"), Sql.instant(row, "verified"), Sql.instant(row, "blocked")),
        new UserVisibility(row.getBoolean("public_profile"), row.getBoolean("public_email")),
        new UserRevision(
            row.getInt("revision_id"), Sql.instant(row, "created"), Sql.instant(row, "updated")));
  }
}
