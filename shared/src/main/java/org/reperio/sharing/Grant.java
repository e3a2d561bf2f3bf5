package org.reperio.sharing;

import org.reperio.access.GrantSubject;
import org.reperio.access.Permission;

/**
 * The owner allows a subject to do something with all versions of a record.
 *
 * @param position from 0, in the order in which the grants were made: how clients name a grant
 */
public record Grant(
    long id, int position, GrantSubject subject, Permission permission, String origin) {}
