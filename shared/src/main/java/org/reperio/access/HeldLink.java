package org.reperio.access;

import java.util.UUID;

/**
 * A share link that the asker came with.
 *
 * @param parentId the record, in all its versions, that it opens
 * @param permission what it allows: never {@code MANAGE}
 */
public record HeldLink(UUID parentId, Permission permission) {}
