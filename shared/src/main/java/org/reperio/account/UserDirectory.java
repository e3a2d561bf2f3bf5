package org.reperio.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.reperio.access.Identity;
import org.reperio.access.PermissionDenied;

/** The accounts of other people, as far as somebody may see them. */
@ApplicationScoped
public class UserDirectory {

  /** So many are found at most, so that nobody reads the whole list. */
  private static final int MOST_FOUND = 10;

  private final UserSearch search;

  UserDirectory(UserSearch search) {
    this.search = search;
  }

  /**
   * The first accounts that can do something and that the asker may see, at most ten. The filter of
   * the query is for {@link #all}.
   *
   * @throws PermissionDenied without an account
   */
  public UserPage search(Identity who, UserQuery query) {
    who.requireAccount();
    UserQuery asked = query.first(MOST_FOUND);
    return page(who, asked, search.visible(who, asked), UserFacets.NONE);
  }

  /**
   * A page of all accounts.
   *
   * @throws PermissionDenied for all but moderators
   */
  public UserPage all(Identity who, UserQuery query) {
    UserPermissions.requireModerator(who);
    return page(who, query, search.all(who, query), search.facets(who, query));
  }

  private static UserPage page(
      Identity who, UserQuery query, UserSearch.Found found, UserFacets facets) {
    List<SeenUser> hits =
        found.hits().stream().map(user -> UserPermissions.seen(who, user)).toList();
    return new UserPage(query, found.total(), hits, facets);
  }

  /**
   * One account.
   *
   * @throws UserNotFound when there is none with this number, or none that the asker may see
   */
  public SeenUser read(Identity who, String id) {
    return search
        .numbered(UserPermissions.number(id))
        .filter(user -> UserPermissions.isVisible(who, user))
        .map(user -> UserPermissions.seen(who, user))
        .orElseThrow(UserNotFound::new);
  }
}
