package org.reperio.factor;

/**
 * What an app has to be told.
 *
 * @param key the shared secret in Base32 (RFC 4648), for who types it
 * @param address the same as an {@code otpauth} address, for a picture that the app reads
 */
public record Enrolment(String key, String address) {}
