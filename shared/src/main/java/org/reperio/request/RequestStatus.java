package org.reperio.request;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a request stands. */
public enum RequestStatus {
  /** Its creator prepares it; only the creator sees it. */
  CREATED("created"),
  /** It waits for its receiver's decision. */
  SUBMITTED("submitted"),
  ACCEPTED("accepted"),
  DECLINED("declined"),
  /** Its creator has taken it back. */
  CANCELLED("cancelled"),
  EXPIRED("expired");

  @EnumeratedValue private final String id;

  RequestStatus(String id) {
    this.id = id;
  }

  /** As InvenioRDM and the database write it. */
  public String id() {
    return id;
  }

  /** For people. */
  public String label() {
    return id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
  }

  static Optional<RequestStatus> of(String id) {
    return Stream.of(values()).filter(status -> status.id.equals(id)).findFirst();
  }
}
