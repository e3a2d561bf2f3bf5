package org.reperio.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Geometries of GeoJSON (RFC 7946): WGS 84, longitude before latitude, in degrees; a third number
 * is an altitude in metres.
 */
final class GeoJson {

  private GeoJson() {}

  /** The problem with a geometry, as a sentence; empty when there is none. */
  static Optional<String> problem(JsonNode geometry) {
    String type = geometry.path("type").asText("");
    if (type.equals("GeometryCollection")) {
      JsonNode geometries = geometry.get("geometries");
      if (geometries == null || !geometries.isArray()) {
        return Optional.of("A GeometryCollection needs a list of geometries.");
      }
      for (JsonNode one : geometries) {
        Optional<String> problem = problem(one);
        if (problem.isPresent()) {
          return problem;
        }
      }
      return Optional.empty();
    }
    JsonNode coordinates = geometry.path("coordinates");
    return switch (type) {
      case "Point" -> position(coordinates);
      case "MultiPoint" -> each(coordinates, "MultiPoint", GeoJson::position);
      case "LineString" -> line(coordinates);
      case "MultiLineString" -> each(coordinates, "MultiLineString", GeoJson::line);
      case "Polygon" -> polygon(coordinates);
      case "MultiPolygon" -> each(coordinates, "MultiPolygon", GeoJson::polygon);
      default ->
          Optional.of(
              "Not a geometry of GeoJSON: its type must be Point, MultiPoint, LineString,"
                  + " MultiLineString, Polygon, MultiPolygon or GeometryCollection.");
    };
  }

  /**
   * The mean of a geometry's positions: a point to put on a map, not the centre of its area.
   *
   * @return longitude and latitude; empty when there is no position
   */
  static Optional<double[]> middle(JsonNode geometry) {
    double[] sum = new double[3];
    add(geometry, sum);
    return sum[2] == 0
        ? Optional.empty()
        : Optional.of(new double[] {sum[0] / sum[2], sum[1] / sum[2]});
  }

  private static void add(JsonNode geometry, double[] sum) {
    for (JsonNode one : geometry.path("geometries")) {
      add(one, sum);
    }
    boolean closed = geometry.path("type").asText().endsWith("Polygon");
    addPositions(geometry.path("coordinates"), closed, sum);
  }

  private static void addPositions(JsonNode node, boolean closed, double[] sum) {
    if (node.path(0).isNumber()) {
      sum[0] += node.path(0).asDouble();
      sum[1] += node.path(1).asDouble();
      sum[2]++;
      return;
    }
    boolean ring = closed && node.path(0).path(0).isNumber();
    int size = ring ? node.size() - 1 : node.size();
    for (int i = 0; i < size; i++) {
      addPositions(node.get(i), closed, sum);
    }
  }

  private interface Rule {
    Optional<String> problem(JsonNode coordinates);
  }

  private static Optional<String> each(JsonNode coordinates, String type, Rule rule) {
    if (!coordinates.isArray() || coordinates.isEmpty()) {
      return Optional.of("A " + type + " needs a list of coordinates.");
    }
    for (JsonNode one : coordinates) {
      Optional<String> problem = rule.problem(one);
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> position(JsonNode position) {
    if (!position.isArray()
        || position.size() < 2
        || position.size() > 3
        || !position.get(0).isNumber()
        || !position.get(1).isNumber()
        || (position.size() == 3 && !position.get(2).isNumber())) {
      return Optional.of("A position is a longitude and a latitude in degrees: [6.05, 46.23].");
    }
    double longitude = position.get(0).asDouble();
    double latitude = position.get(1).asDouble();
    if (!(longitude >= -180 && longitude <= 180)) {
      return Optional.of("The longitude " + position.get(0) + " is outside -180 to 180.");
    }
    if (!(latitude >= -90 && latitude <= 90)) {
      return Optional.of(
          "The latitude "
              + position.get(1)
              + " is outside -90 to 90. Longitude comes first, then latitude.");
    }
    return Optional.empty();
  }

  private static Optional<String> line(JsonNode positions) {
    if (!positions.isArray() || positions.size() < 2) {
      return Optional.of("A LineString needs two positions or more.");
    }
    return each(positions, "LineString", GeoJson::position);
  }

  private static Optional<String> polygon(JsonNode rings) {
    return each(rings, "Polygon", GeoJson::ring);
  }

  private static Optional<String> ring(JsonNode positions) {
    if (!positions.isArray() || positions.size() < 4) {
      return Optional.of("A ring of a Polygon needs four positions or more.");
    }
    Optional<String> problem = each(positions, "Polygon", GeoJson::position);
    if (problem.isPresent()) {
      return problem;
    }
    return samePlace(positions.get(0), positions.get(positions.size() - 1))
        ? Optional.empty()
        : Optional.of("A ring of a Polygon must end where it begins.");
  }

  /** 6 and 6.0 are the same degree, and different JSON. */
  private static boolean samePlace(JsonNode one, JsonNode other) {
    return Double.compare(one.get(0).asDouble(), other.get(0).asDouble()) == 0
        && Double.compare(one.get(1).asDouble(), other.get(1).asDouble()) == 0;
  }
}
