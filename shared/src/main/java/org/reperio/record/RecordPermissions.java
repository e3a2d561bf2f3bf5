package org.reperio.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.reperio.access.Identity;
import org.reperio.access.PermissionDenied;

/** Who may do what with a record or draft. Everything that is not allowed here is refused. */
@ApplicationScoped
public class RecordPermissions {

  /** Published records are open to all unless they are restricted; drafts are their owner's. */
  public boolean canRead(Identity who, RecordRow row) {
    return isPublic(row) || canManage(who, row);
  }

  /** The files of a public record may still be restricted. */
  public boolean canReadFiles(Identity who, RecordRow row) {
    return (isPublic(row) && !row.hasRestrictedFiles()) || canManage(who, row);
  }

  /** Editing, publishing, deleting, new versions. */
  public boolean canManage(Identity who, RecordRow row) {
    return who.isAdministrator()
        || (who.isAuthenticated() && Objects.equals(who.userId(), row.ownerId()));
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

  public void requireManage(Identity who, RecordRow row) {
    if (!canManage(who, row)) {
      throw new PermissionDenied();
    }
  }

  private static boolean isPublic(RecordRow row) {
    return !row.draft() && !row.isRestricted();
  }
}
