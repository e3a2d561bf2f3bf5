package org.reperio.crosswalk.datacite;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.reperio.crosswalk.SourceText;

/**
 * A {@code geoLocation} element in the shape of DataCite's JSON. Up to kernel 3 a point is the text
 * "latitude longitude", and a box two such points: south-west, north-east.
 */
final class GeoLocationXml {

  private static final List<String> POINT = List.of("pointLatitude", "pointLongitude");
  private static final List<String> BOX =
      List.of(
          "southBoundLatitude", "westBoundLongitude", "northBoundLatitude", "eastBoundLongitude");

  private GeoLocationXml() {}

  static ObjectNode toJson(XmlElement location) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (XmlElement part : location.children()) {
      switch (part.name()) {
        case "geoLocationPlace" ->
            json.withArray("geoLocationPlaces").add(SourceText.onOneLine(part.text()));
        case "geoLocationPoint" -> json.set("geoLocationPoint", coordinates(part, POINT));
        case "geoLocationBox" -> json.set("geoLocationBox", coordinates(part, BOX));
        case "geoLocationPolygon" -> json.withArray("geoLocationPolygon").add(polygon(part));
        default ->
            json.withArray("unknown").add(part.name() + " " + SourceText.onOneLine(part.allText()));
      }
    }
    return json;
  }

  private static ObjectNode coordinates(XmlElement element, List<String> names) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (XmlElement child : element.children()) {
      json.put(child.name(), SourceText.onOneLine(child.text()));
    }
    if (element.children().isEmpty()) {
      String[] numbers = element.text().strip().split("[\\s,]+");
      for (int i = 0; i < numbers.length; i++) {
        json.put(i < names.size() ? names.get(i) : "number" + (i + 1), numbers[i]);
      }
    }
    return json;
  }

  private static ArrayNode polygon(XmlElement polygon) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (XmlElement point : polygon.children()) {
      json.addObject().set(point.name(), coordinates(point, POINT));
    }
    return json;
  }
}
