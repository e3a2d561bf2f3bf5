package org.reperio.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.reperio.access.Identity;
import org.reperio.access.Permission;
import org.reperio.access.PermissionDenied;
import org.reperio.access.ReaderToken;

/** Who may do what with a record or draft. Everything that is not allowed here is refused. */
@ApplicationScoped
public class RecordPermissions {

  /** Published records are open to all unless they are restricted; drafts are their writers'. */
  public boolean canRead(Identity who, RecordRow row) {
    return isPublic(row) || has(who, row, row.isDraft() ? Permission.PREVIEW : Permission.VIEW);
  }

  /**
   * Whether no newer version is there for this reader. What opens a restricted version opens all
   * versions of its concept, so there are but two answers: that of those who have it, and that of
   * everybody else.
   */
  public boolean isLatestFor(Identity who, RecordRow row) {
    return has(who, row, Permission.VIEW)
        ? row.isLatest()
        : !row.isDraft() && !row.isDeleted() && !row.hasNewerOpen();
  }

  /** The files of a public record may still be restricted. */
  public boolean canReadFiles(Identity who, RecordRow row) {
    return (isPublic(row) && !row.hasRestrictedFiles())
        || has(who, row, row.isDraft() ? Permission.PREVIEW : Permission.VIEW);
  }

  /** Whether the asker has this permission, or one that includes it. */
  public boolean has(Identity who, RecordRow row, Permission needed) {
    return of(who, row).filter(held -> held.includes(needed)).isPresent();
  }

  /** The most that the asker may do with a record or draft, beyond what everybody may. */
  public Optional<Permission> of(Identity who, RecordRow row) {
    Optional<Permission> granted = granted(who, row);
    return isReviewer(who, row)
        ? Optional.of(higher(granted.orElse(null), Permission.EDIT))
        : granted;
  }

  /** Reviewers may work on a draft as long as the review lasts. */
  private static boolean isReviewer(Identity who, RecordRow row) {
    return row.isDraft() && reviewingCommunity(row).filter(who::curates).isPresent();
  }

  /** The same without what a reviewer may: a reviewer does not throw away. */
  private Optional<Permission> granted(Identity who, RecordRow row) {
    if (who.isAdministrator() || isOwner(who, row)) {
      return Optional.of(Permission.MANAGE);
    }
    Permission most = null;
    if (who.link() != null && who.link().parentId().equals(row.parentId())) {
      most = who.link().permission();
    }
    for (RecordRow.InCommunity community : row.communities()) {
      if (who.curates(community.id())) {
        return Optional.of(Permission.MANAGE);
      }
      if (who.communities().containsKey(community.id())) {
        most = higher(most, Permission.VIEW);
      }
    }
    Set<String> tokens = who.tokens();
    for (RecordRow.Granted grant : row.grants()) {
      if (tokens.contains(grant.subject().token())) {
        most = higher(most, grant.permission());
      }
    }
    return Optional.ofNullable(most);
  }

  /**
   * The tokens of those who may read a record or draft; {@link Identity#tokens()} of an asker are
   * compared with them. Administrators and share links are not among them.
   */
  public Set<String> readers(RecordRow row) {
    Set<String> readers = holders(row, row.isDraft() ? Permission.PREVIEW : Permission.VIEW);
    if (isPublic(row)) {
      readers.add(ReaderToken.ANYBODY);
    }
    return readers;
  }

  /** The tokens of those who may read a newer version of a published record. */
  public Set<String> readersOfNewer(RecordRow row) {
    if (row.isDraft() || row.version().index() >= row.parent().latestIndex()) {
      return Set.of();
    }
    Set<String> readers = holders(row, Permission.VIEW);
    if (row.hasNewerOpen()) {
      readers.add(ReaderToken.ANYBODY);
    }
    return readers;
  }

  /** The tokens of those who may list and fetch its files. */
  public Set<String> fileReaders(RecordRow row) {
    Set<String> readers = holders(row, row.isDraft() ? Permission.PREVIEW : Permission.VIEW);
    if (isPublic(row) && !row.hasRestrictedFiles()) {
      readers.add(ReaderToken.ANYBODY);
    }
    return readers;
  }

  /** The tokens of those who have this permission, or one that includes it. */
  public Set<String> holders(RecordRow row, Permission needed) {
    var holders = new HashSet<String>();
    if (row.ownerId() != null) {
      holders.add(ReaderToken.user(row.ownerId()));
    }
    for (RecordRow.InCommunity community : row.communities()) {
      UUID id = community.id();
      holders.add(needed == Permission.VIEW ? ReaderToken.member(id) : ReaderToken.curator(id));
    }
    for (RecordRow.Granted grant : row.grants()) {
      if (grant.permission().includes(needed)) {
        holders.add(grant.subject().token());
      }
    }
    if (row.isDraft() && Permission.EDIT.includes(needed)) {
      reviewingCommunity(row).ifPresent(id -> holders.add(ReaderToken.curator(id)));
    }
    return holders;
  }

  /** Depositing is for everybody who has an account. */
  public void requireDeposit(Identity who) {
    if (!who.isAuthenticated() && !who.isAdministrator()) {
      throw new PermissionDenied();
    }
  }

  public void requireRead(Identity who, RecordRow row) {
    if (!canRead(who, row)) {
      throw new PermissionDenied();
    }
  }

  public void requireReadFiles(Identity who, RecordRow row) {
    if (!canReadFiles(who, row)) {
      throw new PermissionDenied();
    }
  }

  public void require(Identity who, RecordRow row, Permission needed) {
    if (!has(who, row, needed)) {
      throw new PermissionDenied();
    }
  }

  /** People who may edit a draft may discard it, except its reviewers. */
  public void requireDiscard(Identity who, RecordRow row) {
    if (granted(who, row).filter(held -> held.includes(Permission.EDIT)).isEmpty()) {
      throw new PermissionDenied();
    }
  }

  /** For what only those do who run the repository. */
  public void requireAdministrator(Identity who) {
    who.requireAdministrator();
  }

  private static boolean isOwner(Identity who, RecordRow row) {
    return who.isAuthenticated() && Objects.equals(who.userId(), row.ownerId());
  }

  private static boolean isPublic(RecordRow row) {
    return !row.isDraft() && !row.isRestricted();
  }

  private static Permission higher(Permission one, Permission other) {
    return one == null || other.includes(one) ? other : one;
  }

  /** The community that has been asked to review a draft and has not decided yet. */
  private static Optional<UUID> reviewingCommunity(RecordRow row) {
    return Optional.ofNullable(row.review())
        .filter(review -> review.stage() == RecordRow.Review.Stage.UNDER_WAY)
        .map(RecordRow.Review::community);
  }
}
