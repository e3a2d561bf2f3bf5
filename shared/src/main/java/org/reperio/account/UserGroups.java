package org.reperio.account;

import java.util.List;

/**
 * The groups of an account, by name.
 *
 * @param groups those that it has
 * @param available those that the asker may give it; empty when the asker may not
 */
public record UserGroups(List<Group> groups, List<Group> available) {}
