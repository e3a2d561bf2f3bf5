package org.reperio.account;

/** A role and how many accounts have it. */
public record RoleUsage(String name, String description, long accounts) {}
