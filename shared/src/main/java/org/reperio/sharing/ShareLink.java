package org.reperio.sharing;

import java.time.Instant;
import java.util.UUID;
import org.reperio.access.Permission;

/**
 * A link that gives its holder a permission on all versions of a record.
 *
 * @param permission VIEW, PREVIEW or EDIT
 * @param expires when it ends, or null for never
 * @param token the secret, sent in addresses as {@code ?token=}
 */
public record ShareLink(
    UUID id,
    Permission permission,
    String description,
    String origin,
    Instant created,
    Instant expires,
    String token) {}
