package org.reperio.request;

import jakarta.persistence.EnumeratedValue;
import java.util.Optional;

/** What a request asks for. */
public enum RequestType {
  /** That a community reviews a draft and publishes it. */
  COMMUNITY_SUBMISSION("community-submission"),
  /** That a community takes a published record. */
  COMMUNITY_INCLUSION("community-inclusion"),
  /** That a published record is deleted. */
  RECORD_DELETION("record-deletion"),
  /** That an account may see a record's restricted files. */
  USER_ACCESS("user-access-request"),
  /** That a guest may see a record's restricted files. */
  GUEST_ACCESS("guest-access-request");

  @EnumeratedValue private final String id;

  RequestType(String id) {
    this.id = id;
  }

  /** As InvenioRDM and the database write it. */
  public String id() {
    return id;
  }

  public static Optional<RequestType> of(String id) {
    for (RequestType type : values()) {
      if (type.id.equals(id)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
