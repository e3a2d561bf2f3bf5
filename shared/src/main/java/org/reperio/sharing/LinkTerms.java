package org.reperio.sharing;

import java.time.Instant;
import org.reperio.access.Permission;

/**
 * The settings of a share link.
 *
 * @param permission VIEW, PREVIEW or EDIT
 * @param expires when it ends, or null for never
 */
record LinkTerms(Permission permission, Instant expires, String description) {}
