package org.reperio.worker.pid.registration;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The present target of an identifier.
 *
 * @param doi as the record spells it
 * @param record in the shape of the REST API, with this DOI as its own; for a concept, the latest
 *     public version's with the concept's identifiers
 */
public record PidTarget(String doi, ObjectNode record) {}
