package org.reperio.services.registrar;

/**
 * @param body empty for none
 */
record Answer(int status, String mediaType, String body) {}
