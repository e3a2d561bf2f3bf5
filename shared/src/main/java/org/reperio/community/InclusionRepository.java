package org.reperio.community;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Writes which records are in which communities; {@link InclusionImport} alone adds many at once.
 * Callers that include a record or change its default hold the lock of the record's concept, so
 * that a record never has two default communities.
 */
@ApplicationScoped
class InclusionRepository implements PanacheRepositoryBase<Inclusion, Inclusion.Key> {

  /** The communities that a record is in, the largest first. */
  List<Community> of(UUID parentId) {
    return getEntityManager()
        .createQuery(
            """
            select c from Community c join Inclusion own on own.key.communityId = c.id
            where own.key.parentId = ?1 order by %s desc, c.slug\
            """
                .formatted(CommunityRepository.SIZE),
            Community.class)
        .setParameter(1, parentId)
        .getResultList();
  }

  /** Puts a record into a community, unless it is there; its first becomes its default. */
  void include(UUID parentId, UUID community) {
    var key = new Inclusion.Key(parentId, community);
    if (findById(key) == null) {
      var inclusion = new Inclusion();
      inclusion.key = key;
      inclusion.isDefault = count("key.parentId = ?1", parentId) == 0;
      persistAndFlush(inclusion);
    }
  }

  /** Takes a record out of a community; false when it is not in it. */
  boolean exclude(UUID parentId, UUID community) {
    return delete("key.parentId = ?1 and key.communityId = ?2", parentId, community) == 1;
  }

  /**
   * Makes a community that a record is in its default one.
   *
   * @param community null for no default
   * @return false when the record is not in it
   */
  boolean makeDefault(UUID parentId, UUID community) {
    update("isDefault = false where key.parentId = ?1 and isDefault", parentId);
    return community == null
        || update(
                "isDefault = true where key.parentId = ?1 and key.communityId = ?2",
                parentId,
                community)
            == 1;
  }
}
