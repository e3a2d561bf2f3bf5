package org.reperio.services.registrar;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Crossref's deposit system: it takes every file of a known user in, and says later what came of
 * it. The first time it is asked, it is still at it.
 */
final class Crossref {

  private static final String NAMESPACE = "http://www.crossref.org/schema/5.3.1";
  private static final String HTML = "text/html; charset=utf-8";
  private static final String XML = "application/xml; charset=utf-8";
  private static final Pattern SUFFIX = Pattern.compile("[a-zA-Z0-9\\-._;()/:#]+");

  private final ObjectMapper json = new ObjectMapper();
  private final Journal dois;
  private final Journal batches;
  private final List<Account> accounts;

  Crossref(Journal dois, Journal batches, List<Account> accounts) {
    this.dois = dois;
    this.batches = batches;
    this.accounts = accounts;
  }

  private Optional<Account> account(String username, String password) {
    return accounts.stream()
        .filter(one -> one.username().equals(username) && one.password().equals(password))
        .findFirst();
  }

  /** Takes a file in. */
  Answer deposit(String username, String password, String operation, String file)
      throws IOException {
    Optional<Account> account = account(username, password);
    if (account.isEmpty()) {
      return new Answer(401, HTML, page("Unauthorized", "The login is not known."));
    }
    if (!"doMDUpload".equals(operation) || file.isBlank()) {
      return new Answer(400, HTML, page("FAILURE", "The operation or its file is missing."));
    }
    ObjectNode batch = json.createObjectNode().put("user", username).put("asked", 0);
    String id = "unnamed";
    try {
      Element root = parse(file);
      id = text(root, "head", "doi_batch_id");
      validate(root);
      batch.put("failure", register(account.get(), root));
    } catch (SAXException e) {
      batch.put("failure", "Deposited XML does not validate: " + e.getMessage());
    }
    batches.put(id, batch);
    return new Answer(
        200, HTML, page("SUCCESS", "Your batch submission was successfully received."));
  }

  /** Says what came of it. */
  Answer result(String username, String password, String id) throws IOException {
    if (account(username, password).isEmpty()) {
      return new Answer(401, HTML, page("Unauthorized", "The login is not known."));
    }
    Optional<ObjectNode> batch =
        batches.get(id).filter(one -> one.get("user").asText().equals(username));
    if (batch.isEmpty()) {
      return new Answer(200, XML, diagnostic("unknown_submission", id, null));
    }
    ObjectNode asked = batch.get();
    if (asked.get("asked").asInt() == 0) {
      batches.put(id, asked.put("asked", 1));
      return new Answer(200, XML, diagnostic("in_process", id, null));
    }
    return new Answer(200, XML, diagnostic("completed", id, asked.get("failure").asText("")));
  }

  private static Element parse(String xml) throws SAXException, IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void validate(Element root) throws SAXException {
    if (!NAMESPACE.equals(root.getNamespaceURI()) || !root.getLocalName().equals("doi_batch")) {
      throw new SAXException("the root is not doi_batch of schema 5.3.1");
    }
    for (String[] path :
        List.of(
            new String[] {"head", "doi_batch_id"},
            new String[] {"head", "timestamp"},
            new String[] {"head", "depositor", "depositor_name"},
            new String[] {"head", "depositor", "email_address"},
            new String[] {"head", "registrant"})) {
      text(root, path);
    }
    if (!text(root, "head", "timestamp").matches("\\d{1,19}")) {
      throw new SAXException("timestamp is not a number");
    }
    Element item = item(root);
    text(item, "titles", "title");
    text(item, "doi_data", "doi");
    text(item, "doi_data", "resource");
    if (item.getLocalName().equals("posted_content")) {
      text(item, "posted_date", "year");
    }
    NodeList people = item.getElementsByTagNameNS(NAMESPACE, "person_name");
    for (int i = 0; i < people.getLength(); i++) {
      Element person = (Element) people.item(i);
      text(person, "surname");
      if (person.getAttribute("sequence").isEmpty()
          || person.getAttribute("contributor_role").isEmpty()) {
        throw new SAXException("person_name lacks sequence or contributor_role");
      }
    }
  }

  private static Element item(Element root) throws SAXException {
    Element body = child(root, "body").orElseThrow(() -> new SAXException("body is missing"));
    Optional<Element> dataset = child(body, "database").flatMap(it -> child(it, "dataset"));
    return child(body, "posted_content")
        .or(() -> dataset)
        .orElseThrow(() -> new SAXException("body has nothing that is known here"));
  }

  private static Optional<Element> child(Element parent, String name) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element
          && name.equals(element.getLocalName())
          && NAMESPACE.equals(element.getNamespaceURI())) {
        return Optional.of(element);
      }
    }
    return Optional.empty();
  }

  private static String text(Element from, String... path) throws SAXException {
    Element element = from;
    for (String name : path) {
      Element parent = element;
      element =
          child(parent, name)
              .orElseThrow(
                  () -> new SAXException(parent.getLocalName() + " lacks the element " + name));
    }
    String text = element.getTextContent().strip();
    if (text.isEmpty()) {
      throw new SAXException(String.join("/", path) + " is empty");
    }
    return text;
  }

  /** Registers what the file is about; says why not, or nothing. */
  private String register(Account who, Element root) throws SAXException, IOException {
    Element item = item(root);
    String doi = text(item, "doi_data", "doi");
    String url = text(item, "doi_data", "resource");
    long timestamp = Long.parseLong(text(root, "head", "timestamp"));
    if (!who.mayHave(doi)) {
      return "User %s not allowed to add or update records for prefix %s"
          .formatted(who.username(), doi.split("/")[0]);
    }
    if (!SUFFIX.matcher(doi).matches()) {
      return "DOI contains invalid characters: " + doi;
    }
    String key = doi.toLowerCase(Locale.ROOT);
    Optional<ObjectNode> before = dois.get(key);
    if (before.isPresent() && before.get().path("timestamp").asLong() >= timestamp) {
      return "Record not processed because submitted version: %d is less or equal to previously submitted version"
          .formatted(timestamp);
    }
    ObjectNode entry = json.createObjectNode().put("doi", doi).put("owner", who.username());
    entry.put("state", "findable").put("timestamp", timestamp);
    String now = Instant.now().toString();
    entry.put("created", before.map(it -> it.get("created").asText()).orElse(now));
    entry.put("updated", now);
    ObjectNode attributes = entry.putObject("attributes").put("url", url);
    attributes.putArray("titles").addObject().put("title", text(item, "titles", "title"));
    dois.put(key, entry);
    return "";
  }

  private static String page(String title, String sentence) {
    return write(
        out -> {
          out.writeStartElement("html");
          out.writeStartElement("head");
          out.writeStartElement("title");
          out.writeCharacters(title);
          out.writeEndElement();
          out.writeEndElement();
          out.writeStartElement("body");
          out.writeStartElement("p");
          out.writeCharacters(sentence);
        });
  }

  private static String diagnostic(String status, String id, String failure) {
    return write(
        out -> {
          out.writeStartElement("doi_batch_diagnostic");
          out.writeAttribute("status", status);
          out.writeStartElement("batch_id");
          out.writeCharacters(id);
          out.writeEndElement();
          if (failure != null) {
            out.writeStartElement("record_diagnostic");
            out.writeAttribute("status", failure.isEmpty() ? "Success" : "Failure");
            out.writeStartElement("msg");
            out.writeCharacters(failure.isEmpty() ? "Successfully added" : failure);
          }
        });
  }

  private interface Content {
    void write(javax.xml.stream.XMLStreamWriter out) throws XMLStreamException;
  }

  private static String write(Content content) {
    StringWriter text = new StringWriter();
    try {
      var out = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      content.write(out);
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }
}
