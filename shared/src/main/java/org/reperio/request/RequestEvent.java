package org.reperio.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/**
 * Something said or done about a request.
 *
 * @param type {@code C} a comment, {@code L} a step of the request, {@code D} a deleted comment
 */
public record RequestEvent(
    UUID id,
    UUID requestId,
    String type,
    ObjectNode payload,
    Long createdBy,
    String createdByEmail,
    Instant created,
    Instant updated,
    int revisionId) {}
