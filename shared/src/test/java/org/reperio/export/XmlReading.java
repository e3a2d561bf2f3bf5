package org.reperio.export;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Reads what was written, by namespace and name. */
final class XmlReading {

  private final Document document;

  private XmlReading(Document document) {
    this.document = document;
  }

  static XmlReading of(String xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return new XmlReading(
          factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml))));
    } catch (Exception e) {
      throw new AssertionError("Not well-formed:\n" + xml, e);
    }
  }

  Element root() {
    return document.getDocumentElement();
  }

  List<Element> elements(String namespace, String name) {
    NodeList found = document.getElementsByTagNameNS(namespace, name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  List<String> texts(String namespace, String name) {
    return elements(namespace, name).stream().map(Element::getTextContent).toList();
  }
}
