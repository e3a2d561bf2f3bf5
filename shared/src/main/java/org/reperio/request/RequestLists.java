package org.reperio.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.reperio.access.Identity;
import org.reperio.access.PermissionDenied;
import org.reperio.community.Communities;
import org.reperio.community.CommunityNotFound;
import org.reperio.record.RecordNotFound;
import org.reperio.record.RecordPermissions;
import org.reperio.record.RecordRows;

/** Lists requests for those who may see them. */
@ApplicationScoped
@Transactional
public class RequestLists {

  private final RequestSearch search;
  private final RecordRows rows;
  private final RecordPermissions permissions;
  private final Communities communities;

  RequestLists(
      RequestSearch search,
      RecordRows rows,
      RecordPermissions permissions,
      Communities communities) {
    this.search = search;
    this.rows = rows;
    this.permissions = permissions;
    this.communities = communities;
  }

  /**
   * The scope of a community's requests.
   *
   * @param idOrSlug of the community
   */
  public RequestScope ofCommunity(String idOrSlug) {
    UUID id = communities.resolve(idOrSlug).orElseThrow(CommunityNotFound::new).id();
    return new RequestScope.OfCommunity(id);
  }

  /**
   * A page of the requests that are asked for.
   *
   * @throws PermissionDenied without an account; for a community's requests, to all but its
   *     curators; for a record's, to those who may not read the record
   */
  public RequestPage search(Identity who, RequestQuery query) {
    if (!who.isAuthenticated() && !who.isAdministrator()) {
      throw new PermissionDenied();
    }
    if (query.scope() instanceof RequestScope.OfRecord of) {
      permissions.requireRead(who, rows.recordOrDraft(of.pid()).orElseThrow(RecordNotFound::new));
    }
    if (query.scope() instanceof RequestScope.OfCommunity of
        && !who.isAdministrator()
        && !who.curates(of.community())) {
      throw new PermissionDenied();
    }
    return search.find(who, query);
  }
}
