package org.reperio.ui.request;

/**
 * A step that has been taken, and what comes next; a token when a button is still to be pressed.
 */
public record DoneView(String title, String text, String token) {}
