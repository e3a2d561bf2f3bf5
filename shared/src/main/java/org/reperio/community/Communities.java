package org.reperio.community;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.reperio.access.CommunityRole;
import org.reperio.access.Identity;
import org.reperio.audit.AuditAction;
import org.reperio.audit.AuditDetails;
import org.reperio.audit.AuditTrail;
import org.reperio.refusal.ValidationFailed;

/** Communities, their members and their rules, and the records that are in them. */
@ApplicationScoped
@Transactional
public class Communities {

  private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,99}");
  private static final int MAX_LISTED = 1_000;
  private static final int MAX_SUGGESTED = 25;
  private static final int MAX_ADDRESSES = 100;

  private final CommunityRepository communities;
  private final MemberRepository members;
  private final InclusionRepository inclusions;
  private final InclusionImport imports;
  private final CommunitySuggestions suggestions;
  private final AuditTrail trail;

  Communities(
      CommunityRepository communities,
      MemberRepository members,
      InclusionRepository inclusions,
      InclusionImport imports,
      CommunitySuggestions suggestions,
      AuditTrail trail) {
    this.trail = trail;
    this.communities = communities;
    this.members = members;
    this.inclusions = inclusions;
    this.imports = imports;
    this.suggestions = suggestions;
  }

  /**
   * Creates a community, or replaces the metadata of the one that has this slug. For
   * administrators.
   *
   * @param slug its name in addresses: lower-case letters, digits and hyphens, at most 100
   * @param metadata title, description, type, website as in InvenioRDM's {@code metadata}
   */
  public Community save(Identity who, String slug, ObjectNode metadata) {
    who.requireAdministrator();
    checkSlug(slug);
    return noted(who, communities.save(slug, metadata));
  }

  private Community noted(Identity who, Community saved) {
    trail.note(who, AuditAction.COMMUNITY_SAVE, saved.id(), AuditDetails.of("slug", saved.slug()));
    return saved;
  }

  private static void checkSlug(String slug) {
    if (!SLUG.matcher(slug).matches()) {
      throw ValidationFailed.of(
          "slug", "A community's name has lower-case letters, digits and hyphens, at most 100.");
    }
  }

  public Optional<Community> find(String slug) {
    return communities.named(slug);
  }

  public Optional<Community> find(UUID id) {
    return communities.findByIdOptional(id);
  }

  /** The community with this id or slug. */
  public Optional<Community> resolve(String idOrSlug) {
    // A slug may look like an id of another community's: the id goes first.
    return id(idOrSlug).flatMap(communities::findByIdOptional).or(() -> find(idOrSlug));
  }

  private static Optional<UUID> id(String text) {
    try {
      UUID id = UUID.fromString(text);
      return Optional.of(id)
          .filter(known -> known.toString().equals(text.toLowerCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The largest communities, at most 1,000, and how many records are in each. */
  public List<CommunitySize> all() {
    return communities.sizes(MAX_LISTED);
  }

  /** The communities that a record is in. */
  public List<Community> of(UUID parentId) {
    return inclusions.of(parentId);
  }

  /**
   * Communities by words of their slug or title, at most 25; not those that the record is in.
   *
   * @param among empty for all
   */
  public List<Community> suggest(UUID parentId, String words, List<UUID> among) {
    return suggestions.find(parentId, words, among, MAX_SUGGESTED).stream()
        .map(communities::findById)
        .toList();
  }

  /** Puts a record into a community; its first becomes its default. */
  @Transactional(TxType.MANDATORY)
  public void include(UUID parentId, UUID community) {
    inclusions.include(parentId, community);
  }

  /** Takes a record out of a community; false when it is not in it. */
  @Transactional(TxType.MANDATORY)
  public boolean exclude(UUID parentId, UUID community) {
    return inclusions.exclude(parentId, community);
  }

  /**
   * Makes a community that a record is in its default one.
   *
   * @param community null for no default
   * @return false when the record is not in it
   */
  @Transactional(TxType.MANDATORY)
  public boolean makeDefault(UUID parentId, UUID community) {
    return inclusions.makeDefault(parentId, community);
  }

  /**
   * Puts a record into communities; the first becomes its default unless it has one.
   *
   * @param slugs communities that exist; others are ignored
   */
  @Transactional(TxType.MANDATORY)
  public void add(UUID parentId, List<String> slugs) {
    imports.add(parentId, slugs);
  }

  /**
   * Those of some communities that are here, by the id or slug that they were asked for with.
   *
   * @param names ids and slugs; others are ignored
   */
  @Transactional(TxType.MANDATORY)
  public Map<String, UUID> present(Collection<String> names) {
    return imports.present(names);
  }

  /** Puts a record into communities that exist; the first becomes its default unless it has one. */
  @Transactional(TxType.MANDATORY)
  public void join(UUID parentId, List<UUID> places) {
    imports.join(parentId, places);
  }

  /**
   * Takes over a community of another repository with its id, or replaces what is said of the one
   * that came with it before. For administrators.
   *
   * @throws ValidationFailed when another community has the slug, or the slug is none
   */
  public Community takeOver(
      Identity who, UUID id, String slug, ObjectNode metadata, CommunityAccess access) {
    who.requireAdministrator();
    checkSlug(slug);
    if (communities.named(slug).filter(other -> !other.id().equals(id)).isPresent()) {
      throw ValidationFailed.of("slug", "Another community has the name %s here.".formatted(slug));
    }
    return noted(who, communities.takeOver(id, slug, metadata, access));
  }

  /** Makes an account a member, or changes its role in the community. For administrators. */
  public void enrol(Identity who, UUID community, long account, CommunityRole role) {
    who.requireAdministrator();
    communities.lock(community);
    members.enrol(community, account, role);
    trail.note(
        who,
        AuditAction.COMMUNITY_ENROL,
        community,
        AuditDetails.of("user", account).and("role", role.id()));
  }

  /**
   * The same, and says whether the public sees the member. For administrators.
   *
   * @param visible whether the public sees the member
   */
  public void enrol(
      Identity who, UUID community, long account, CommunityRole role, boolean visible) {
    enrol(who, community, account, role);
    members.show(community, account, visible);
  }

  /** Replaces the rules of a community. For administrators. */
  public void govern(Identity who, UUID community, CommunityAccess access) {
    who.requireAdministrator();
    communities.govern(community, access);
    trail.note(who, AuditAction.COMMUNITY_GOVERN, community);
  }

  /** The addresses of those who decide about a community's records, at most 100. */
  public List<String> curatorAddresses(UUID community) {
    return members.curatorAddresses(community, MAX_ADDRESSES);
  }
}
