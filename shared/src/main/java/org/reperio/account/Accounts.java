package org.reperio.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.reperio.access.Identity;
import org.reperio.access.PermissionDenied;
import org.reperio.database.Sql;
import org.reperio.model.ValidationFailed;

/** The accounts and their roles. */
@ApplicationScoped
public class Accounts {

  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,255}");
  private static final String SELECT =
      """
      select a.id, a.email, a.full_name, a.active, a.created,
        array(select role_name from account_role r where r.account_id = a.id order by 1)
      from account a\s""";

  private final Sql sql;

  public Accounts(Sql sql) {
    this.sql = sql;
  }

  /**
   * Creates an account, or gives back the one that has this address.
   *
   * @throws ValidationFailed when the address is none
   */
  public Account create(Identity who, String email, String fullName) {
    requireAdministrator(who);
    if (!EMAIL.matcher(email).matches()) {
      throw ValidationFailed.of("email", "'%s' is not an e-mail address.".formatted(email));
    }
    sql.update(
        "insert into account (email, full_name) values (?, ?) on conflict do nothing",
        email,
        fullName);
    return find(email).orElseThrow();
  }

  public Optional<Account> find(String email) {
    return sql.first(SELECT + "where lower(a.email) = lower(?)", Accounts::read, email);
  }

  public Optional<Account> find(long id) {
    return sql.first(SELECT + "where a.id = ?", Accounts::read, id);
  }

  /** All accounts by number, at most 10,000. */
  public List<Account> all(Identity who) {
    requireAdministrator(who);
    return sql.list(SELECT + "order by a.id limit 10000", Accounts::read);
  }

  /** Locks or unlocks an account. */
  public void setActive(Identity who, long id, boolean active) {
    requireAdministrator(who);
    sql.update("update account set active = ? where id = ?", active, id);
  }

  /** Gives an account a role, which is created if there is none of this name. */
  public void grant(Identity who, long id, String role) {
    requireAdministrator(who);
    sql.update("insert into role (name) values (?) on conflict do nothing", role);
    sql.update(
        "insert into account_role (account_id, role_name) values (?, ?) on conflict do nothing",
        id,
        role);
  }

  /** Takes a role away. */
  public void revoke(Identity who, long id, String role) {
    requireAdministrator(who);
    sql.update("delete from account_role where account_id = ? and role_name = ?", id, role);
  }

  /** A role and how many accounts have it. */
  public record Role(String name, String description, long accounts) {}

  public List<Role> roles(Identity who) {
    requireAdministrator(who);
    return sql.list(
        """
        select r.name, r.description,
          (select count(*) from account_role a where a.role_name = r.name)
        from role r order by r.name""",
        row -> new Role(row.getString(1), row.getString(2), row.getLong(3)));
  }

  private static void requireAdministrator(Identity who) {
    if (!who.isAdministrator()) {
      throw new PermissionDenied();
    }
  }

  private static Account read(ResultSet row) throws SQLException {
    return new Account(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getBoolean(4),
        Set.of((String[]) row.getArray(6).getArray()),
        Sql.instant(row, 5));
  }
}
