package org.reperio.export;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes elements by prefix and name; leaves out what is empty and the characters that XML 1.0
 * cannot hold.
 */
final class XmlElements {

  private final XMLStreamWriter out;
  private final String prefix;
  private final String namespace;

  /**
   * @param prefix the prefix of all elements written, empty for the default namespace
   */
  XmlElements(XMLStreamWriter out, String prefix, String namespace) {
    this.out = out;
    this.prefix = prefix;
    this.namespace = namespace;
  }

  /** Opens the outermost element with its namespace and the place of its schema. */
  void root(String name, String schema) throws XMLStreamException {
    String instance = "http://www.w3.org/2001/XMLSchema-instance";
    open(name);
    out.writeNamespace(prefix, namespace);
    out.writeNamespace("xsi", instance);
    out.writeAttribute("xsi", instance, "schemaLocation", namespace + " " + schema);
  }

  void open(String name) throws XMLStreamException {
    out.writeStartElement(prefix, name, namespace);
  }

  void close() throws XMLStreamException {
    out.writeEndElement();
  }

  void attribute(String name, String value) throws XMLStreamException {
    if (!value.isEmpty()) {
      out.writeAttribute(name, legal(value));
    }
  }

  void language(String code) throws XMLStreamException {
    if (!code.isEmpty()) {
      out.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", "lang", code);
    }
  }

  void text(String value) throws XMLStreamException {
    out.writeCharacters(legal(value));
  }

  /** An element with text and attributes given as name, value, name, value; none if no text. */
  void element(String name, String value, String... attributes) throws XMLStreamException {
    if (value.isEmpty()) {
      return;
    }
    open(name);
    for (int i = 0; i < attributes.length; i += 2) {
      attribute(attributes[i], attributes[i + 1]);
    }
    text(value);
    close();
  }

  private static String legal(String text) {
    return text.replaceAll(
        "[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "");
  }
}
