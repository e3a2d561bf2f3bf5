package org.reperio.community;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.reperio.access.CommunityRole;
import org.reperio.database.Ids;

/** The only writer of members. Callers hold the lock of the community. */
@ApplicationScoped
class MemberRepository implements PanacheRepositoryBase<CommunityMember, UUID> {

  private static final Set<CommunityRole> CURATORS =
      Set.of(CommunityRole.CURATOR, CommunityRole.MANAGER, CommunityRole.OWNER);

  /** Makes an account a member, or changes its role in the community. */
  void enrol(UUID community, long account, CommunityRole role) {
    CommunityMember member =
        find("communityId = ?1 and accountId = ?2", community, account)
            .firstResultOptional()
            .orElseGet(() -> newMember(community, account));
    member.role = role;
    persist(member);
  }

  /** Says whether the public sees a member. */
  void show(UUID community, long account, boolean visible) {
    update("visible = ?1 where communityId = ?2 and accountId = ?3", visible, community, account);
  }

  private static CommunityMember newMember(UUID community, long account) {
    var member = new CommunityMember();
    member.id = Ids.next();
    member.communityId = community;
    member.accountId = account;
    return member;
  }

  /** The addresses of those who decide about a community's records and are not locked. */
  List<String> curatorAddresses(UUID community, int limit) {
    return getEntityManager()
        .createQuery(
            """
            select distinct a.email from CommunityMember m join AccountEntity a
              on a.id = m.accountId or m.roleName member of a.roles
            where m.communityId = ?1 and m.role in ?2 and a.active order by a.email\
            """,
            String.class)
        .setParameter(1, community)
        .setParameter(2, CURATORS)
        .setMaxResults(limit)
        .getResultList();
  }
}
