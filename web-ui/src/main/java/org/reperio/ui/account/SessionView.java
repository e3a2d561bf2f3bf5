package org.reperio.ui.account;

/**
 * A browser in which the person is signed in.
 *
 * @param current whether it is the one that asks
 * @param created the day on which it signed in, in words
 * @param seen the day on which it was last used, in words
 */
public record SessionView(
    String id, String agent, String host, String created, String seen, boolean current) {}
