package org.reperio.account;

/**
 * A role: a group of accounts, those that have it.
 *
 * @param description empty for a group without one
 * @param managed false for one that is kept elsewhere, such as by an identity provider
 */
public record Group(String name, String description, boolean managed, UserRevision revision) {}
