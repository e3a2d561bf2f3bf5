package org.reperio.request;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Why a record is to be deleted: the payload of a request for deletion.
 *
 * @param reason an id of the vocabulary removalreasons
 * @param policy the rule that allows the deletion without a decision, or null
 */
record DeletionReason(String reason, String comment, String policy) {

  static DeletionReason of(ObjectNode payload) {
    return new DeletionReason(
        payload.path("reason").asText(),
        payload.path("comment").asText(""),
        payload.path("policy_id").asText(null));
  }

  ObjectNode payload() {
    ObjectNode payload =
        JsonNodeFactory.instance.objectNode().put("reason", reason).put("comment", comment);
    if (policy != null) {
      payload.put("policy_id", policy);
    }
    return payload;
  }
}
