package org.reperio.account;

import java.util.List;

/**
 * A page of accounts.
 *
 * @param query what it is the answer to: a page may be shorter than what was asked for
 * @param total how many there are on all pages
 * @param facets none for the list that every account may ask for
 */
public record UserPage(UserQuery query, long total, List<SeenUser> hits, UserFacets facets) {}
