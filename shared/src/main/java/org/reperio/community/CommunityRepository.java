package org.reperio.community;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The only writer of communities. */
@ApplicationScoped
class CommunityRepository implements PanacheRepositoryBase<Community, UUID> {

  /** How many published records a community {@code c} has. */
  static final String SIZE =
      """
      (select count(*) from Inclusion i join Parent p on p.id = i.key.parentId
        where i.key.communityId = c.id and p.latestIndex > 0)\
      """;

  Optional<Community> named(String slug) {
    return find("slug = ?1", slug).firstResultOptional();
  }

  /** All communities with the number of published records in each, the largest first. */
  List<CommunitySize> sizes(int limit) {
    return getEntityManager()
        .createQuery(
            "select c, %s as size from Community c order by size desc, c.slug".formatted(SIZE),
            CommunitySize.class)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Creates a community, or replaces the metadata of the one that has this slug. */
  Community save(String slug, ObjectNode metadata) {
    Optional<Community> present =
        find("slug = ?1", slug).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    present.ifPresent(community -> community.describe(metadata));
    Community saved = present.orElseGet(() -> new Community(slug, metadata));
    persistAndFlush(saved);
    return saved;
  }

  /** Creates a community with an id of its own, or replaces what is said of the one that has it. */
  Community takeOver(UUID id, String slug, ObjectNode metadata, CommunityAccess access) {
    Community community =
        findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
            .orElseGet(() -> new Community(id, slug, metadata));
    community.rename(slug);
    community.describe(metadata);
    community.govern(access);
    persistAndFlush(community);
    return community;
  }

  void govern(UUID id, CommunityAccess access) {
    lock(id).govern(access);
  }

  /** Takes a community for writing, until the transaction ends. */
  Community lock(UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
        .orElseThrow(() -> new IllegalArgumentException("there is no community " + id));
  }
}
