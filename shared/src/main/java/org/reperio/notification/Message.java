package org.reperio.notification;

/**
 * A mail as it is handed to the mail server.
 *
 * @param attempts how often it was tried before
 */
public record Message(long id, String recipient, String subject, String body, int attempts) {}
