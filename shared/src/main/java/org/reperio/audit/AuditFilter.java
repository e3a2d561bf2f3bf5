package org.reperio.audit;

/**
 * Values that entries have to have; null for any.
 *
 * @param action such as {@code record.publish}
 * @param user the number of an account, {@code system} or {@code anonymous}
 */
public record AuditFilter(String resourceType, String resourceId, String user, String action) {}
