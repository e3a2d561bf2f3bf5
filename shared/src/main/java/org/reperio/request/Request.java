package org.reperio.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody asks somebody else to decide something about a record or draft.
 *
 * @param status created, submitted, accepted, declined, cancelled or expired
 * @param createdBy the account that asks, or null for a guest
 * @param createdByEmail the guest's address, or null
 * @param parentId the record that it is about
 * @param topicPid its identifier, or that of the draft
 */
public record Request(
    UUID id,
    long number,
    String type,
    String status,
    String title,
    String description,
    Long createdBy,
    String createdByEmail,
    Receiver receiver,
    UUID parentId,
    String topicPid,
    ObjectNode payload,
    Instant created,
    Instant updated,
    Instant expires,
    int revisionId) {

  /** Whether it waits for a decision. */
  public boolean isOpen() {
    return status.equals("submitted");
  }

  /** Whether it has been decided, taken back or forgotten. */
  public boolean isClosed() {
    return !isOpen() && !status.equals("created");
  }
}
