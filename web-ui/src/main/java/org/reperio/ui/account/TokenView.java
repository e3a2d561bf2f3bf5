package org.reperio.ui.account;

/**
 * A token as its owner sees it.
 *
 * @param created the day on which it was made, in words
 * @param expires the day on which it ends, in words; empty for never
 * @param ended whether that day is over
 * @param used the day on which it was last used, in words; empty when it never was
 */
public record TokenView(
    String id, String name, String created, String expires, boolean ended, String used) {}
