package org.reperio.request;

import jakarta.persistence.EnumeratedValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The purpose of a request. */
public enum RequestType {
  /** That a community reviews a draft and publishes it. */
  COMMUNITY_SUBMISSION("community-submission", "Draft review"),
  /** That a community takes a published record. */
  COMMUNITY_INCLUSION("community-inclusion", "Community inclusion"),
  /** That a published record is deleted. */
  RECORD_DELETION("record-deletion", "Record deletion"),
  /** That an account may see a record's restricted files. */
  USER_ACCESS("user-access-request", "User access"),
  /** That a guest may see a record's restricted files. */
  GUEST_ACCESS("guest-access-request", "Guest access");

  @EnumeratedValue private final String id;

  private final String label;

  RequestType(String id, String label) {
    this.id = id;
    this.label = label;
  }

  /** For people. */
  public String label() {
    return label;
  }

  /** Whether who may preview the record that it is about may follow it. */
  boolean isOpenToSharers() {
    return this == COMMUNITY_SUBMISSION || this == COMMUNITY_INCLUSION || this == RECORD_DELETION;
  }

  /** Whether it keeps more than its topic and receiver. */
  public boolean hasPayload() {
    return this != COMMUNITY_SUBMISSION && this != COMMUNITY_INCLUSION;
  }

  /** The types that {@link #isOpenToSharers()}. */
  static List<RequestType> openToSharers() {
    return Stream.of(values()).filter(RequestType::isOpenToSharers).toList();
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
