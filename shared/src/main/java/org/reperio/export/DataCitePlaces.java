package org.reperio.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import org.reperio.bibliography.BibliographicRecord.Location;
import org.reperio.bibliography.JsonReading;

/** Places in DataCite's words: a name, a point, a box or a polygon. */
final class DataCitePlaces {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private DataCitePlaces() {}

  /** Other geometries keep only the name of their place; empty where there is not even that. */
  static ObjectNode of(Location location) {
    ObjectNode out = JSON.objectNode();
    if (!location.place().isEmpty()) {
      out.put("geoLocationPlace", location.place());
    }
    JsonNode coordinates = location.geometry().path("coordinates");
    switch (JsonReading.text(location.geometry(), "type")) {
      case "Point" -> out.set("geoLocationPoint", point(coordinates));
      case "Polygon" -> polygon(coordinates.path(0), out);
      default -> {
        // No word for it.
      }
    }
    return out;
  }

  private static void polygon(JsonNode ring, ObjectNode out) {
    TreeMap<Double, String> longitudes = new TreeMap<>();
    TreeMap<Double, String> latitudes = new TreeMap<>();
    Set<String> corners = new HashSet<>();
    for (JsonNode corner : ring) {
      longitudes.put(corner.path(0).asDouble(), corner.path(0).asText());
      latitudes.put(corner.path(1).asDouble(), corner.path(1).asText());
      corners.add(corner.path(0).asDouble() + " " + corner.path(1).asDouble());
    }
    boolean box = longitudes.size() == 2 && latitudes.size() == 2 && corners.size() == 4;
    if (box && ring.size() == 5) {
      out.putObject("geoLocationBox")
          .put("westBoundLongitude", longitudes.firstEntry().getValue())
          .put("eastBoundLongitude", longitudes.lastEntry().getValue())
          .put("southBoundLatitude", latitudes.firstEntry().getValue())
          .put("northBoundLatitude", latitudes.lastEntry().getValue());
      return;
    }
    ArrayNode points = out.putArray("geoLocationPolygon");
    ring.forEach(corner -> points.addObject().set("polygonPoint", point(corner)));
  }

  /** GeoJSON gives longitude first. */
  private static ObjectNode point(JsonNode coordinates) {
    return JSON.objectNode()
        .put("pointLongitude", coordinates.path(0).asText())
        .put("pointLatitude", coordinates.path(1).asText());
  }
}
