package org.reperio.worker.messaging;

/**
 * How a queue is now.
 *
 * @param messages waiting, without those that a consumer has and did not acknowledge; null when the
 *     broker has no such queue
 * @param consumers null when the broker has no such queue
 */
public record QueueStatus(String queue, Integer messages, Integer consumers) {}
