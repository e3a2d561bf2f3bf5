package org.reperio.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.reperio.record.RecordRow;

/**
 * A request that is about to be made.
 *
 * @param createdBy the account that asks, or null for a guest
 * @param email the guest's address, or null
 * @param topic the record or draft that it is about
 * @param payload what the type of request keeps
 */
record Asking(
    RequestType type,
    String title,
    Long createdBy,
    String email,
    Receiver receiver,
    RecordRow topic,
    ObjectNode payload) {}
