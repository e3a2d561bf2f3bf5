package org.reperio.request;

import java.util.Locale;
import java.util.Optional;

/** A step that the creator or the receiver of a request can take. */
public enum RequestAction {
  SUBMIT(RequestStatus.SUBMITTED),
  CANCEL(RequestStatus.CANCELLED),
  ACCEPT(RequestStatus.ACCEPTED),
  DECLINE(RequestStatus.DECLINED),
  /** Only the program does it, when the time is over. */
  EXPIRE(RequestStatus.EXPIRED);

  private final RequestStatus result;

  RequestAction(RequestStatus result) {
    this.result = result;
  }

  /** As InvenioRDM writes it: lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<RequestAction> of(String id) {
    for (RequestAction action : values()) {
      if (action.id().equals(id)) {
        return Optional.of(action);
      }
    }
    return Optional.empty();
  }

  /** The status that it leads to. */
  RequestStatus result() {
    return result;
  }

  /** The status that it starts from. */
  RequestStatus start() {
    return this == SUBMIT ? RequestStatus.CREATED : RequestStatus.SUBMITTED;
  }

  /** Whether the timeline tells it: what a request begins with is no step of it. */
  boolean isTold() {
    return this != SUBMIT;
  }
}
