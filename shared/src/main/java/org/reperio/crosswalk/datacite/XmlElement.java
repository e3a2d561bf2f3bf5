package org.reperio.crosswalk.datacite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.reperio.crosswalk.SourceRefused;

/**
 * An XML element, its names without prefixes.
 *
 * @param text the text directly inside; an HTML {@code br} inside it reads as a line feed
 */
record XmlElement(
    String name, Map<String, String> attributes, List<XmlElement> children, String text) {

  private static final int DEEPEST = 32;

  /** Children of that name. */
  Stream<XmlElement> all(String childName) {
    return children.stream().filter(child -> child.name.equals(childName));
  }

  /** Children called {@code inner} of the children called {@code outer}. */
  Stream<XmlElement> all(String outer, String inner) {
    return all(outer).flatMap(list -> list.all(inner));
  }

  /** The text with that of all descendants. */
  String allText() {
    StringBuilder all = new StringBuilder(text);
    for (XmlElement child : children) {
      all.append(' ').append(child.allText());
    }
    return all.toString();
  }

  /**
   * Reads the element that the reader stands at, up to its end.
   *
   * @throws XMLStreamException when the XML is malformed
   * @throws SourceRefused when it is nested deeper than any metadata is
   */
  static XmlElement read(XMLStreamReader reader) throws XMLStreamException {
    return read(reader, 1);
  }

  private static XmlElement read(XMLStreamReader reader, int depth) throws XMLStreamException {
    if (depth > DEEPEST) {
      throw new SourceRefused("Elements are nested deeper than " + DEEPEST + " levels.");
    }
    String name = reader.getLocalName();
    Map<String, String> attributes = attributes(reader);
    List<XmlElement> children = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    while (true) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          XmlElement child = read(reader, depth + 1);
          if (child.name.equals("br")) {
            text.append('\n').append(child.text);
          } else {
            children.add(child);
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text.append(reader.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          return new XmlElement(name, attributes, List.copyOf(children), text.toString());
        }
        default -> {
          // comments and processing instructions say nothing of the resource
        }
      }
    }
  }

  private static Map<String, String> attributes(XMLStreamReader reader) {
    Map<String, String> attributes = new java.util.LinkedHashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    return attributes;
  }
}
