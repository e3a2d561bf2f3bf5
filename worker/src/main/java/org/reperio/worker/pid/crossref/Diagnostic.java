package org.reperio.worker.pid.crossref;

import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.reperio.worker.pid.registration.RegistrarUnavailable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Crossref's verdict on a deposit.
 *
 * @param completed whether it has been worked off
 * @param failure why it was not taken, if it was not
 */
record Diagnostic(boolean completed, Optional<String> failure) {

  /**
   * Reads a {@code doi_batch_diagnostic}.
   *
   * @throws RegistrarUnavailable when it is not one
   */
  static Diagnostic read(String xml) {
    Element root = parse(xml);
    if (!root.getAttribute("status").equals("completed")) {
      return new Diagnostic(false, Optional.empty());
    }
    NodeList records = root.getElementsByTagName("record_diagnostic");
    for (int i = 0; i < records.getLength(); i++) {
      Element one = (Element) records.item(i);
      if (one.getAttribute("status").equals("Failure")) {
        return new Diagnostic(true, Optional.of(one.getTextContent().strip()));
      }
    }
    return records.getLength() == 0
        ? new Diagnostic(true, Optional.of(root.getTextContent().strip()))
        : new Diagnostic(true, Optional.empty());
  }

  private static Element parse(String xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
    } catch (SAXException e) {
      throw new RegistrarUnavailable("Crossref answers something that is not its XML.");
    } catch (ParserConfigurationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
