package org.reperio.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.reperio.access.CommunityRole;
import org.reperio.access.Identity;
import org.reperio.database.Sql;

/** Who an account is to the services: its roles, and what it is in communities. */
@ApplicationScoped
public class Identities {

  private final Sql sql;

  public Identities(Sql sql) {
    this.sql = sql;
  }

  /** The identity of an account; empty when there is none or it is locked. */
  public Optional<Identity> of(long accountId) {
    return sql.first(
        """
        select array(select role_name from account_role r where r.account_id = a.id),
          array(select m.community_id || ' ' || m.role from community_member m
            where m.account_id = a.id or m.role_name in
              (select role_name from account_role r where r.account_id = a.id))
        from account a where a.id = ? and a.active""",
        row ->
            Identity.user(
                accountId,
                Set.of((String[]) row.getArray(1).getArray()),
                memberships((String[]) row.getArray(2).getArray())),
        accountId);
  }

  /** Who is a member twice, by name and by a role, has the higher role. */
  private static Map<UUID, CommunityRole> memberships(String[] pairs) {
    var memberships = new HashMap<UUID, CommunityRole>();
    for (String pair : pairs) {
      String[] parts = pair.split(" ");
      memberships.merge(
          UUID.fromString(parts[0]),
          CommunityRole.of(parts[1]),
          (one, other) -> one.compareTo(other) >= 0 ? one : other);
    }
    return memberships;
  }
}
