package org.reperio.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.reperio.access.Identity;
import org.reperio.database.Sql;

/** Finds groups in the database: those that the asker may see. */
@ApplicationScoped
class GroupSearch {

  private static final String COLUMNS =
      """
      name, description, managed, revision_id, created, coalesce(updated, created) as updated\
      """;

  private final Sql sql;

  GroupSearch(Sql sql) {
    this.sql = sql;
  }

  /** Groups with all words somewhere in their names, in any case. */
  GroupPage find(Identity who, GroupQuery query) {
    List<Object> parameters = new ArrayList<>();
    var wanted = new StringBuilder(visible(who));
    for (String word : query.words().each()) {
      wanted.append(" and position(lower(?) in lower(name)) > 0");
      parameters.add(word);
    }
    Map<Boolean, Long> managed = new TreeMap<>();
    sql.list(
            "select managed, count(*) from role where %s group by 1".formatted(wanted),
            row -> Map.entry(row.getBoolean(1), row.getLong(2)),
            parameters.toArray())
        .forEach(one -> managed.put(one.getKey(), one.getValue()));
    if (query.managed().size() == 1) {
      wanted.append(query.managed().get(0) ? " and managed" : " and not managed");
    }
    parameters.add(query.size());
    parameters.add((query.page() - 1) * query.size());
    List<Group> hits =
        sql.list(
            "select %s from role where %s order by %s limit ? offset ?"
                .formatted(COLUMNS, wanted, query.sort().order()),
            GroupSearch::group,
            parameters.toArray());
    long total =
        managed.entrySet().stream()
            .filter(one -> query.managed().size() != 1 || query.managed().contains(one.getKey()))
            .mapToLong(Map.Entry::getValue)
            .sum();
    return new GroupPage(total, hits, managed);
  }

  private static String visible(Identity who) {
    if (who.isAdministrator()) {
      return "true";
    }
    return who.isModerator() ? "name <> '%s'".formatted(Identity.ADMINISTRATOR) : "not managed";
  }

  /** One group. */
  Optional<Group> named(String name) {
    return sql.first(
        "select %s from role where name = ?".formatted(COLUMNS), GroupSearch::group, name);
  }

  /** The groups that an account has, by name. */
  List<Group> of(long account) {
    return sql.list(
        """
        select %s from role where name in
          (select role_name from account_role where account_id = ?) order by name\
        """
            .formatted(COLUMNS),
        GroupSearch::group,
        account);
  }

  /** The first groups that the asker may see, by name. */
  List<Group> first(Identity who, int most) {
    return sql.list(
        "select %s from role where %s order by name limit ?".formatted(COLUMNS, visible(who)),
        GroupSearch::group,
        most);
  }

  /** Whether records, communities or requests name a group. */
  boolean isUsed(String name) {
    return sql.count(
            """
            select (select count(*) from access_grant
                where subject_type = 'role' and subject_id = ?)
              + (select count(*) from community_member where role_name = ?)
              + (select count(*) from request where receiver_role = ?)\
            """,
            name,
            name,
            name)
        > 0;
  }

  private static Group group(ResultSet row) throws SQLException {
    return new Group(
        row.getString("name"),
        row.getString("description"),
        row.getBoolean("managed"),
        new UserRevision(
            row.getInt("revision_id"), Sql.instant(row, "created"), Sql.instant(row, "updated")));
  }
}
