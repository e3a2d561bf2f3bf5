package org.reperio.account;

import java.util.List;

/**
 * What has become of the groups of an account, each list by name.
 *
 * @param added those that it has got
 * @param removed those that it has lost
 * @param groups those that it has now
 */
public record MembershipChange(List<String> added, List<String> removed, List<String> groups) {}
