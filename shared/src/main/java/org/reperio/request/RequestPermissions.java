package org.reperio.request;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.reperio.access.Identity;
import org.reperio.access.Permission;
import org.reperio.record.RecordPermissions;
import org.reperio.record.RecordRows;

/** Who may read, discuss, change and decide a request. */
@ApplicationScoped
class RequestPermissions {

  private final RecordRows rows;
  private final RecordPermissions permissions;

  RequestPermissions(RecordRows rows, RecordPermissions permissions) {
    this.rows = rows;
    this.permissions = permissions;
  }

  /**
   * Its creator and, once it is submitted, its receiver and those who may preview the record that
   * it is about. Who reads it may discuss it.
   */
  boolean canRead(Identity who, Request request) {
    return isCreator(who, request)
        || (!request.isDraft() && (isReceiver(who, request) || sharesTopic(who, request)));
  }

  /** The creator prepares it; creator and receiver change it until it is decided. */
  boolean canUpdate(Identity who, Request request) {
    return who.isAdministrator()
        || (request.isDraft() && isCreator(who, request))
        || (request.isOpen() && (isCreator(who, request) || isReceiver(who, request)));
  }

  /** Whether this is for the asker to do, be it possible now or not. */
  boolean may(Identity who, Request request, RequestAction action) {
    return switch (action) {
      case SUBMIT, CANCEL -> isCreator(who, request);
      case ACCEPT, DECLINE -> isReceiver(who, request);
      case EXPIRE -> who.system();
    };
  }

  boolean isCreator(Identity who, Request request) {
    return who.isAdministrator()
        || (who.isAuthenticated() && Objects.equals(who.userId(), request.createdBy()));
  }

  boolean isReceiver(Identity who, Request request) {
    if (who.isAdministrator()) {
      return true;
    }
    Receiver receiver = request.receiver();
    if (receiver == null) {
      return false;
    }
    return (receiver.community() != null && who.curates(receiver.community()))
        || (who.isAuthenticated() && Objects.equals(who.userId(), receiver.account()))
        || (receiver.role() != null && who.roles().contains(receiver.role()));
  }

  /** A share link does not count: who holds it has no name to discuss under. */
  private boolean sharesTopic(Identity who, Request request) {
    return who.isAuthenticated()
        && request.type().isOpenToSharers()
        && rows.recordOrDraft(request.topic().pid())
            .filter(row -> permissions.has(who.with(null), row, Permission.PREVIEW))
            .isPresent();
  }
}
