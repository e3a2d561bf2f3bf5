package org.reperio.ui.error;

/**
 * An error, ready to be shown.
 *
 * @param requestId what to tell the operator; empty where the reader needs no operator
 */
public record ErrorView(int status, String title, String text, String requestId) {}
