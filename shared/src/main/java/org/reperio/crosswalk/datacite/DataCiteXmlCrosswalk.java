package org.reperio.crosswalk.datacite;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.reperio.crosswalk.Crosswalk;
import org.reperio.crosswalk.SourceFile;
import org.reperio.crosswalk.SourceItem;
import org.reperio.crosswalk.SourceNotes;
import org.reperio.crosswalk.SourceRefused;

/**
 * DataCite metadata in XML, kernel 2.2 to 4.7: a file of one {@code resource}, or of many inside
 * any other elements, such as the answer to an OAI-PMH harvest. Document type declarations are not
 * accepted, and no external entity is ever fetched.
 */
@ApplicationScoped
public final class DataCiteXmlCrosswalk implements Crosswalk {

  private static final Pattern KERNEL =
      Pattern.compile(
          "http://(schema\\.)?datacite\\.org/(schema|meta)/kernel-[234](\\.\\d+)?(/.*)?");

  private final DataCiteMapping mapping;
  private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();

  public DataCiteXmlCrosswalk(DataCiteMapping mapping) {
    this.mapping = mapping;
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
  }

  @Override
  public String format() {
    return "datacite-xml";
  }

  @Override
  public String description() {
    return "DataCite metadata in XML, kernel 2.2 to 4.7; one resource a file, or many in any"
        + " wrapper";
  }

  @Override
  public Stream<SourceItem> read(SourceFile file) throws IOException {
    InputStream in = file.open();
    Resources resources = new Resources(in);
    return StreamSupport.stream(resources, false)
        .onClose(
            () -> {
              try {
                in.close();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  private final class Resources extends AbstractSpliterator<SourceItem> {

    private final InputStream in;
    private XMLStreamReader reader;
    private long ordinal;
    private String root;
    private boolean ended;

    Resources(InputStream in) {
      super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
      this.in = in;
    }

    @Override
    public boolean tryAdvance(Consumer<? super SourceItem> action) {
      if (ended) {
        return false;
      }
      SourceItem item;
      try {
        item = next();
      } catch (XMLStreamException e) {
        ended = true;
        item = new SourceItem.Refused(ordinal + 1, null, malformed(e));
      } catch (SourceRefused e) {
        ended = true;
        item = new SourceItem.Refused(ordinal + 1, null, e.getMessage());
      }
      if (item == null) {
        ended = true;
        return false;
      }
      action.accept(item);
      return true;
    }

    private SourceItem next() throws XMLStreamException {
      if (reader == null) {
        reader = factory.createXMLStreamReader(in);
      }
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.DTD) {
          throw new SourceRefused("A document type declaration is not accepted.");
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
          root = root == null ? describe() : root;
          if (isResource()) {
            return map(XmlElement.read(reader));
          }
        }
      }
      if (ordinal == 0) {
        throw new SourceRefused("There is no DataCite resource in it: the root is " + root + ".");
      }
      return null;
    }

    private String describe() {
      String namespace = reader.getNamespaceURI();
      return reader.getLocalName()
          + (namespace == null ? " in no namespace" : " in the namespace " + namespace);
    }

    private boolean isResource() {
      String namespace = reader.getNamespaceURI();
      return reader.getLocalName().equals("resource")
          && (namespace == null || namespace.isEmpty() || KERNEL.matcher(namespace).matches());
    }

    private SourceItem map(XmlElement resource) {
      long position = ++ordinal;
      String id = resource.all("identifier").map(e -> e.text().strip()).findFirst().orElse("");
      try {
        var source = KernelXml.toJson(resource);
        var notes = new SourceNotes();
        var document = mapping.document(source, notes);
        return new SourceItem.Read(position, mapping.sourceId(source), document, notes.all());
      } catch (SourceRefused e) {
        return new SourceItem.Refused(position, id.isEmpty() ? null : id, e.getMessage());
      }
    }
  }

  private static String malformed(XMLStreamException e) {
    String message = e.getMessage().replaceFirst("(?s)^ParseError at \\[.*?]\\s*Message: ", "");
    String where =
        e.getLocation() == null || e.getLocation().getLineNumber() < 0
            ? ""
            : " at line %d, column %d"
                .formatted(e.getLocation().getLineNumber(), e.getLocation().getColumnNumber());
    return "Malformed XML" + where + ": " + message.strip();
  }
}
