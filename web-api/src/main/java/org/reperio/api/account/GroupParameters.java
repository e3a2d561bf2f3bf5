package org.reperio.api.account;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import org.reperio.account.GroupQuery;
import org.reperio.account.GroupSort;
import org.reperio.account.ListedWords;
import org.reperio.api.representation.ListParameters;
import org.reperio.refusal.ValidationFailed;

/** The parameters of the list of groups, under InvenioRDM's names. */
final class GroupParameters {

  private static final int SIZE = 20;

  private final MultivaluedMap<String, String> given;
  private final ListParameters list;

  GroupParameters(UriInfo uri) {
    this.given = uri.getQueryParameters();
    this.list = new ListParameters(given);
  }

  /**
   * What is asked for.
   *
   * @throws ValidationFailed when a parameter cannot be read
   */
  GroupQuery query() {
    ListedWords words = ListedWords.of(list.text("q"), list.text("suggest"));
    return new GroupQuery(
        words,
        list.flags("is_managed"),
        GroupSort.of(list.text("sort"), !words.isEmpty()),
        list.number("page", 1),
        list.number("size", SIZE));
  }

  /** The given parameters, for the addresses of other pages. */
  MultivaluedMap<String, String> given() {
    return given;
  }
}
