package org.reperio.search;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The state of an engine that takes no writes for now, such as for want of room on its disk; it
 * ends the block by itself. Some versions answer 403 and others 429, so its name decides.
 */
final class EngineBlock {

  private static final String TYPE = "cluster_block_exception";

  private EngineBlock() {}

  /** Whether a block is the reason of an error that the engine tells. */
  static boolean isIn(JsonNode error) {
    return TYPE.equals(error.path("type").asText());
  }
}
