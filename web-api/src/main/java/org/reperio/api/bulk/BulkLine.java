package org.reperio.api.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One document of many.
 *
 * @param number of the line that it was on, from 1
 * @param document metadata, custom_fields, access, files and pids, each of them optional
 * @param publish whether it is to be published at once, or else kept as a draft
 */
public record BulkLine(long number, ObjectNode document, boolean publish) {}
