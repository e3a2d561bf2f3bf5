package org.reperio.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The dates of a citation: the processor takes no interval from a year to a month. */
final class CitedDates {

  private CitedDates() {}

  /** Makes both ends of an interval as exact as the less exact one. */
  static void trim(ObjectNode item) {
    JsonNode ends = item.at("/issued/date-parts");
    int exactness = Integer.MAX_VALUE;
    for (JsonNode end : ends) {
      exactness = Math.min(exactness, end.size());
    }
    for (JsonNode end : ends) {
      while (end.size() > exactness) {
        ((ArrayNode) end).remove(end.size() - 1);
      }
    }
    if (ends.size() == 2 && ends.get(0).equals(ends.get(1))) {
      ((ArrayNode) ends).remove(1);
    }
  }
}
