package org.reperio.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.reperio.access.CommunityRole;
import org.reperio.access.Identity;
import org.reperio.database.Sql;

/**
 * Finds the bearer of a token, or who has signed in: an account, its roles, and its roles in
 * communities. Every request of theirs begins with this read, so it is one statement, past the
 * persistence context.
 */
@ApplicationScoped
class Identities {

  private static final String BEARER =
      """
      select a.id, t.used is null or t.used < now() - interval '1 hour' as due
      from token t join account a on a.id = t.account_id
      where t.hash = ? and a.active and (t.expires is null or t.expires > now())\
      """;
  private static final String ACCOUNT =
      "select a.id, false as due from account a where a.id = ? and a.active";
  private static final String ROLES =
      """
      with bearer as (%s)
      select id as account_id, due, cast(null as text) as role_name,
        cast(null as uuid) as community_id, cast(null as text) as community_role
      from bearer
      union all
      select b.id, false, r.role_name, null, null
      from bearer b join account_role r on r.account_id = b.id
      union all
      select b.id, false, null, m.community_id, m.role
      from bearer b join community_member m on m.account_id = b.id
      union all
      select b.id, false, null, m.community_id, m.role
      from bearer b join account_role r on r.account_id = b.id
        join community_member m on m.role_name = r.role_name\
      """;
  private static final String OF_TOKEN = ROLES.formatted(BEARER);
  private static final String OF_ACCOUNT = ROLES.formatted(ACCOUNT);

  private final Sql sql;

  Identities(Sql sql) {
    this.sql = sql;
  }

  /** One row says whose the token is, each other one a role or a membership. */
  private record Row(long account, boolean due, String role, UUID community, String communityRole) {

    static Row read(ResultSet row) throws SQLException {
      return new Row(
          row.getLong("account_id"),
          row.getBoolean("due"),
          row.getString("role_name"),
          row.getObject("community_id", UUID.class),
          row.getString("community_role"));
    }
  }

  /**
   * The bearer of a token.
   *
   * @param due whether it was noted more than an hour ago, or never, that the token was used
   */
  record Bearer(Identity identity, boolean due) {}

  /** Empty when there is no such token, it has ended, or the account is locked. */
  Optional<Bearer> ofToken(byte[] hash) {
    List<Row> rows = sql.list(OF_TOKEN, Row::read, hash);
    return read(rows).map(identity -> new Bearer(identity, rows.stream().anyMatch(Row::due)));
  }

  /** Empty when there is no such account, or it is locked. */
  Optional<Identity> ofAccount(long id) {
    return read(sql.list(OF_ACCOUNT, Row::read, id));
  }

  private static Optional<Identity> read(List<Row> rows) {
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Set<String> roles = new HashSet<>();
    Map<UUID, CommunityRole> communities = new HashMap<>();
    for (Row row : rows) {
      if (row.role() != null) {
        roles.add(row.role());
      }
      if (row.community() != null) {
        communities.merge(
            row.community(), CommunityRole.of(row.communityRole()), Identities::higher);
      }
    }
    return Optional.of(Identity.user(rows.get(0).account(), roles, communities));
  }

  /** A member both by name and by a role has the higher of the two. */
  private static CommunityRole higher(CommunityRole one, CommunityRole other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
