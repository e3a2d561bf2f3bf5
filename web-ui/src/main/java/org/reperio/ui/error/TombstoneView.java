package org.reperio.ui.error;

/**
 * A tombstone; the page leaves out empty values.
 *
 * @param citation how it was cited
 * @param reason why it was deleted, for people
 * @param note what the one who deleted it had to add
 * @param date when, in words
 */
public record TombstoneView(String citation, String reason, String note, String date) {}
