package org.reperio.account;

/**
 * An account as somebody sees it.
 *
 * @param user without the address where the reader may not see that
 * @param self whether it is the reader's own
 */
public record SeenUser(DirectoryEntry user, UserSight sight, boolean self) {}
