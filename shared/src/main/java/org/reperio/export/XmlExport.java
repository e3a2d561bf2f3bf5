package org.reperio.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A format that is one XML element, which OAI-PMH can also put into its answers. */
public abstract class XmlExport implements ExportFormat {

  /** The namespace of the element. */
  public abstract String namespace();

  /** The address of its schema. */
  public abstract String schema();

  /** Writes the element, without an XML declaration, in whatever document is being written. */
  public abstract void write(ObjectNode exported, XMLStreamWriter out) throws XMLStreamException;

  @Override
  public String fileExtension() {
    return "xml";
  }

  @Override
  public final String write(ObjectNode exported) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter out = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      out.writeStartDocument("UTF-8", "1.0");
      write(exported, out);
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Cannot write " + id(), e);
    }
    return text.toString();
  }
}
