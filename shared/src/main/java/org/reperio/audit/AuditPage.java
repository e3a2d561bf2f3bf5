package org.reperio.audit;

import java.util.List;
import java.util.Map;

/**
 * A page of the audit log.
 *
 * @param total how many there are on all pages
 * @param resources how many of each type of resource there are, whatever facets were chosen
 * @param actions how many of each action there are, likewise
 */
public record AuditPage(
    long total, List<AuditEntry> hits, Map<String, Long> resources, Map<String, Long> actions) {}
