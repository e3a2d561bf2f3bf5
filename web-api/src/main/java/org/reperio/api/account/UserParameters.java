package org.reperio.api.account;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import org.reperio.account.ListedWords;
import org.reperio.account.UserFilter;
import org.reperio.account.UserQuery;
import org.reperio.account.UserSort;
import org.reperio.api.representation.ListParameters;
import org.reperio.refusal.ValidationFailed;

/** The parameters of lists of accounts, under InvenioRDM's names. */
final class UserParameters {

  private static final int DIRECTORY_SIZE = 10;
  private static final int SIZE = 20;

  private final MultivaluedMap<String, String> given;
  private final ListParameters list;

  UserParameters(UriInfo uri) {
    this.given = uri.getQueryParameters();
    this.list = new ListParameters(given);
  }

  /**
   * What every account may ask for.
   *
   * @throws ValidationFailed when a parameter cannot be read
   */
  UserQuery directory() {
    ListedWords words = ListedWords.of(list.text("q"), list.text("suggest"));
    return new UserQuery(
        words,
        UserFilter.ANY,
        UserSort.ofDirectory(list.text("sort"), !words.isEmpty()),
        list.number("page", 1),
        list.number("size", DIRECTORY_SIZE));
  }

  /**
   * What those may ask for who manage accounts.
   *
   * @throws ValidationFailed when a parameter cannot be read
   */
  UserQuery all() {
    ListedWords words = ListedWords.of(list.text("q"), list.text("suggest"));
    var filter =
        new UserFilter(
            list.values("status"),
            list.values("visibility"),
            list.values("roles"),
            list.flag("is_active"),
            list.flag("is_blocked"),
            list.flag("is_verified"));
    return new UserQuery(
        words,
        filter,
        UserSort.ofAll(list.text("sort"), !words.isEmpty()),
        list.number("page", 1),
        list.number("size", SIZE));
  }

  /** The given parameters, for the addresses of other pages. */
  MultivaluedMap<String, String> given() {
    return given;
  }
}
