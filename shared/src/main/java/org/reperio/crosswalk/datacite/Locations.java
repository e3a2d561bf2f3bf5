package org.reperio.crosswalk.datacite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.reperio.crosswalk.RdmDocument;
import org.reperio.crosswalk.SourceNotes;

/**
 * DataCite's geoLocations as GeoJSON features (RFC 7946): positions are longitude then latitude,
 * rings are closed, and a box over the antimeridian is cut there.
 */
final class Locations {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final BigDecimal HALF_TURN = BigDecimal.valueOf(180);
  private static final BigDecimal QUARTER_TURN = BigDecimal.valueOf(90);

  private final RdmDocument document;
  private final SourceNotes notes;

  Locations(RdmDocument document, SourceNotes notes) {
    this.document = document;
    this.notes = notes;
  }

  /** Adds a feature for each geometry of the location, or one for its place alone. */
  void add(JsonNode location) {
    List<String> places = new ArrayList<>();
    Fields.list(location, "geoLocationPlace").map(Fields::text).forEach(places::add);
    Fields.list(location, "geoLocationPlaces").map(Fields::text).forEach(places::add);
    places.removeIf(place -> place == null);
    String place = places.isEmpty() ? null : String.join("; ", places);
    int before = features().size();
    if (location.path("geoLocationPoint").isObject()) {
      point(location.path("geoLocationPoint"), place, null);
    }
    if (location.path("geoLocationBox").isObject()) {
      box(location.path("geoLocationBox"), place);
    }
    polygons(location.path("geoLocationPolygon"), place);
    Fields.list(location, "unknown").forEach(note -> notes.add("Place", Fields.text(note)));
    if (features().size() == before && place != null) {
      feature(null, place, null);
    }
    if (features().isEmpty()) {
      document.metadata().remove("locations");
    }
  }

  private ArrayNode features() {
    return document.metadata().withObject("/locations").withArray("features");
  }

  private void feature(ObjectNode geometry, String place, String description) {
    ObjectNode feature = features().addObject();
    if (geometry != null) {
      feature.set("geometry", geometry);
    }
    if (place != null) {
      feature.put("place", place);
    }
    if (description != null) {
      feature.put("description", description);
    }
  }

  private void point(JsonNode point, String place, String description) {
    ArrayNode position = position(point);
    if (position == null) {
      notes.add("Point that is no place on Earth", stated(point));
      return;
    }
    ObjectNode geometry = JSON.objectNode().put("type", "Point");
    geometry.set("coordinates", position);
    feature(geometry, place, description);
  }

  private void box(JsonNode box, String place) {
    BigDecimal west = number(box, "westBoundLongitude", HALF_TURN);
    BigDecimal east = number(box, "eastBoundLongitude", HALF_TURN);
    BigDecimal south = number(box, "southBoundLatitude", QUARTER_TURN);
    BigDecimal north = number(box, "northBoundLatitude", QUARTER_TURN);
    if (west == null
        || east == null
        || south == null
        || north == null
        || south.compareTo(north) > 0) {
      notes.add("Box that is no place on Earth", stated(box));
      return;
    }
    ObjectNode geometry = JSON.objectNode();
    if (west.compareTo(east) == 0 && south.compareTo(north) == 0) {
      geometry.put("type", "Point").set("coordinates", JSON.arrayNode().add(west).add(south));
    } else if (west.compareTo(east) <= 0) {
      geometry.put("type", "Polygon").putArray("coordinates").add(ring(west, south, east, north));
    } else {
      ArrayNode parts = geometry.put("type", "MultiPolygon").putArray("coordinates");
      parts.addArray().add(ring(west, south, HALF_TURN, north));
      parts.addArray().add(ring(HALF_TURN.negate(), south, east, north));
    }
    feature(geometry, place, null);
  }

  /** Counter-clockwise, as RFC 7946 asks of an outer ring. */
  private static ArrayNode ring(
      BigDecimal west, BigDecimal south, BigDecimal east, BigDecimal north) {
    ArrayNode ring = JSON.arrayNode();
    ring.addArray().add(west).add(south);
    ring.addArray().add(east).add(south);
    ring.addArray().add(east).add(north);
    ring.addArray().add(west).add(north);
    ring.addArray().add(west).add(south);
    return ring;
  }

  /** One polygon is a list of points; several are a list of such lists. */
  private void polygons(JsonNode polygons, String place) {
    if (polygons.isEmpty()) {
      return;
    }
    if (polygons.isArray() && polygons.get(0).isArray()) {
      polygons.forEach(polygon -> polygon(polygon, place));
    } else {
      polygon(polygons, place);
    }
  }

  private void polygon(JsonNode polygon, String place) {
    ArrayNode ring = JSON.arrayNode();
    boolean sound = true;
    List<JsonNode> inside = new ArrayList<>();
    for (JsonNode entry : polygon) {
      if (entry.has("inPolygonPoint")) {
        inside.add(entry.path("inPolygonPoint"));
      } else {
        ArrayNode position = position(entry.path("polygonPoint"));
        sound &= position != null;
        ring.add(position);
      }
    }
    if (ring.size() > 1 && sound && !ring.get(0).equals(ring.get(ring.size() - 1))) {
      ring.add(ring.get(0).deepCopy());
    }
    if (!sound || ring.size() < 4) {
      notes.add("Polygon that is no area on Earth", stated(polygon));
      return;
    }
    ObjectNode geometry = JSON.objectNode().put("type", "Polygon");
    geometry.putArray("coordinates").add(ring);
    feature(geometry, place, null);
    inside.forEach(point -> point(point, place, "A point inside the polygon"));
  }

  private static ArrayNode position(JsonNode point) {
    BigDecimal longitude = number(point, "pointLongitude", HALF_TURN);
    BigDecimal latitude = number(point, "pointLatitude", QUARTER_TURN);
    return longitude == null || latitude == null
        ? null
        : JSON.arrayNode().add(longitude).add(latitude);
  }

  private static BigDecimal number(JsonNode node, String field, BigDecimal limit) {
    String text = Fields.text(node, field);
    if (text == null
        || text.length() > 40
        || !text.matches("[+-]?[0-9]+(\\.[0-9]*)?|[+-]?\\.[0-9]+")) {
      return null;
    }
    BigDecimal number = new BigDecimal(text);
    return number.abs().compareTo(limit) <= 0 ? number : null;
  }

  private static String stated(JsonNode shape) {
    return shape.toString().replace("\"", "");
  }
}
