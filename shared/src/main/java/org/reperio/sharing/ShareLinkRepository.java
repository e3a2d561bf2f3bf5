package org.reperio.sharing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The only writer of share links. */
@ApplicationScoped
class ShareLinkRepository implements PanacheRepositoryBase<AccessLink, UUID> {

  /** All links of a record, oldest first. */
  List<AccessLink> of(UUID parentId) {
    return list("parentId = ?1 order by created, id", parentId);
  }

  Optional<AccessLink> of(UUID parentId, UUID id) {
    return find("parentId = ?1 and id = ?2", parentId, id).firstResultOptional();
  }

  /** A link that has not ended. */
  Optional<AccessLink> valid(UUID id) {
    return find("id = ?1 and (expires is null or expires > ?2)", id, Instant.now())
        .firstResultOptional();
  }

  AccessLink add(UUID parentId, LinkTerms terms, String origin) {
    var link = new AccessLink();
    link.id = UUID.randomUUID();
    link.parentId = parentId;
    link.nonce = LinkTokens.newNonce();
    link.origin = origin;
    change(link, terms);
    persistAndFlush(link);
    return link;
  }

  void change(AccessLink link, LinkTerms terms) {
    link.permission = terms.permission();
    link.expires = terms.expires();
    link.description = terms.description();
  }
}
