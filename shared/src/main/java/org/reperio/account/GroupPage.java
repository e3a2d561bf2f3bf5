package org.reperio.account;

import java.util.List;
import java.util.Map;

/**
 * A page of groups.
 *
 * @param total how many there are on all pages
 * @param managed how many are managed here, and how many are not, whatever was chosen
 */
public record GroupPage(long total, List<Group> hits, Map<Boolean, Long> managed) {}
