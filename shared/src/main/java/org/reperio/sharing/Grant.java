package org.reperio.sharing;

import java.time.Instant;
import org.reperio.access.Permission;

/**
 * Somebody whom the owner allows something with all versions of a record.
 *
 * @param position from 0, in the order in which the grants were made: how clients name a grant
 * @param subject {@code user}, {@code role} or {@code system_role}
 * @param subjectId the account's number, or the role's name
 */
public record Grant(
    long id,
    int position,
    String subject,
    String subjectId,
    Permission permission,
    String origin,
    Instant created) {}
