package org.reperio.request;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/**
 * The record or draft that a request is about.
 *
 * @param parentId the concept behind its versions, or null when that has gone with its draft
 * @param pid its identifier
 */
@Embeddable
public record Topic(
    @Column(name = "parent_id") UUID parentId, @Column(name = "topic_pid") String pid) {}
