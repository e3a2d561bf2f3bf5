package org.reperio.crosswalk.datacite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reperio.crosswalk.SourceItem;
import org.reperio.model.DataModel;
import org.reperio.model.DataModels;
import org.reperio.pid.scheme.IdentifierSchemes;
import org.reperio.test.Leaves;
import org.reperio.test.SharedData;
import org.reperio.vocabulary.Vocabularies;

/** 28 documents of all kernels, some malformed on purpose. */
class DataCiteXmlDocumentsTest {

  /** Those that do not go in, and why. All others do. */
  private static final Map<String, String> REFUSED =
      Map.of(
          "datacite-example-relateditems.xml",
          "Malformed XML at line 46, column 17: The element type \"issue\" must be terminated by"
              + " the matching end-tag \"</issue>\".",
          "datacite_malformed_creator.xml",
          "Creator 1 has 3 creatorName elements where DataCite allows one.");

  private static Path folder;
  private static DataModel model;
  private static final Map<String, SourceItem> ITEMS = new TreeMap<>();
  private static final Map<String, ObjectNode> DOCUMENTS = new TreeMap<>();

  @BeforeAll
  static void readAll() throws IOException {
    folder = SharedData.require("datacite-xml");
    model =
        new DataModels(new Vocabularies(), new IdentifierSchemes(), Optional.empty()).get("rdm");
    DataCiteXmlCrosswalk crosswalk =
        new DataCiteXmlCrosswalk(new DataCiteMapping(new IdentifierSchemes(), new Vocabularies()));
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        try (Stream<SourceItem> items = crosswalk.read(file)) {
          List<SourceItem> all = items.toList();
          assertThat(all).as(file.toString()).hasSize(1);
          String name = file.getFileName().toString();
          ITEMS.put(name, all.get(0));
          if (all.get(0) instanceof SourceItem.Read read) {
            DOCUMENTS.put(name, model.normalize(read.document()));
          }
        }
      }
    }
  }

  @Test
  void eachGoesInOrIsRefusedForATrueReason() {
    Map<String, String> refused = new TreeMap<>();
    ITEMS.forEach(
        (name, item) -> {
          if (item instanceof SourceItem.Refused one) {
            refused.put(name, one.reason());
          }
        });
    assertThat(ITEMS).hasSize(28);
    assertThat(refused).isEqualTo(REFUSED);
  }

  @Test
  void whatGoesInIsValid() {
    Map<String, Object> invalid = new TreeMap<>();
    DOCUMENTS.forEach(
        (name, document) -> {
          if (!model.validate(document).isEmpty()) {
            invalid.put(name, model.validate(document));
          }
        });
    assertThat(invalid).isEmpty();
  }

  @Test
  void noTextOfADocumentIsLost() throws IOException, XMLStreamException {
    Map<String, List<String>> lost = new LinkedHashMap<>();
    for (Map.Entry<String, ObjectNode> entry : DOCUMENTS.entrySet()) {
      String kept = kept(entry.getValue()) + terms(entry.getKey()) + notes(entry.getKey());
      for (Statement statement : statements(folder.resolve(entry.getKey()))) {
        if (!statement.isKept(kept)) {
          lost.computeIfAbsent(entry.getKey(), name -> new ArrayList<>()).add(statement.toString());
        }
      }
    }
    assertThat(lost).isEmpty();
  }

  /** An affiliation of the vocabulary is kept as its term, which has a name of its own. */
  private static String terms(String name) {
    StringBuilder terms = new StringBuilder();
    for (JsonNode affiliations :
        ((SourceItem.Read) ITEMS.get(name)).document().findValues("affiliations")) {
      for (JsonNode affiliation : affiliations) {
        if (affiliation.has("id")) {
          terms.append(Statement.essence("https://ror.org/" + affiliation.get("id").asText()));
          terms.append('\n').append(Statement.essence(affiliation.path("name").asText()));
          terms.append('\n');
        }
      }
    }
    for (JsonNode funder : ((SourceItem.Read) ITEMS.get(name)).document().findValues("funder")) {
      for (JsonNode identifier : funder.path("identifiers")) {
        // An identifier is kept in its normal form, without the address of its resolver.
        String value = identifier.path("identifier").asText();
        terms.append(Statement.essence("https://ror.org/" + value)).append('\n');
        terms.append(Statement.essence("http://www.isni.org/isni/" + value)).append('\n');
      }
    }
    return terms.toString();
  }

  private static String notes(String name) {
    return ((SourceItem.Read) ITEMS.get(name))
        .notes().stream().map(Statement::essence).collect(Collectors.joining("\n", "\n", "\n"));
  }

  private static String kept(ObjectNode document) {
    StringBuilder kept = new StringBuilder("\n");
    for (Leaves leaf : Leaves.of(document)) {
      kept.append(Statement.essence(leaf.value())).append('\n');
    }
    return kept.toString();
  }

  private static List<Statement> statements(Path file) throws IOException, XMLStreamException {
    List<Statement> statements = new ArrayList<>();
    List<String> path = new ArrayList<>();
    XMLStreamReader reader =
        XMLInputFactory.newDefaultFactory().createXMLStreamReader(Files.newInputStream(file));
    StringBuilder text = new StringBuilder();
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          text.setLength(0);
          path.add(reader.getLocalName());
          for (int i = 0; i < reader.getAttributeCount(); i++) {
            statements.add(
                new Statement(
                    path.get(path.size() - 1) + "/@" + reader.getAttributeLocalName(i),
                    reader.getAttributeValue(i)));
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            text.append(reader.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          statements.add(new Statement(path.remove(path.size() - 1), text.toString()));
          text.setLength(0);
        }
        default -> {
          // no statement of the document
        }
      }
    }
    reader.close();
    return statements;
  }

  /**
   * One text of a document.
   *
   * @param where the element's name, or element and attribute
   */
  private record Statement(String where, String value) {

    /** Attributes that steer the reading, or that the chosen field says already. */
    private static final Set<String> SAID_BY_PLACE =
        Set.of(
            "resource/@schemaLocation",
            "identifier/@identifierType",
            "title/@titleType",
            "title/@lang",
            "creatorName/@nameType",
            "creatorName/@lang",
            "contributorName/@nameType",
            "contributorName/@lang",
            "contributor/@contributorType",
            "nameIdentifier/@nameIdentifierScheme",
            "nameIdentifier/@schemeURI",
            "affiliation/@affiliationIdentifierScheme",
            "affiliation/@schemeURI",
            "publisher/@lang",
            "publisher/@schemeURI",
            "resourceType",
            "resourceType/@resourceTypeGeneral",
            "subject/@lang",
            "date/@dateType",
            "language",
            "alternateIdentifier/@alternateIdentifierType",
            "relatedIdentifier/@relatedIdentifierType",
            "relatedIdentifier/@relationType",
            "relatedIdentifier/@resourceTypeGeneral",
            "relatedItem/@relationType",
            "relatedItem/@relatedItemType",
            "relatedItemIdentifier/@relatedItemIdentifierType",
            "number/@numberType",
            "rights",
            "rights/@lang",
            "rights/@schemeURI",
            "rights/@rightsURI",
            "rights/@rightsIdentifier",
            "rights/@rightsIdentifierScheme",
            "description/@lang",
            "description/@descriptionType",
            "funderIdentifier/@funderIdentifierType",
            "funderIdentifier/@schemeURI",
            "awardTitle/@lang",
            "volume/@lang",
            "issue/@lang",
            "firstPage/@lang",
            "lastPage/@lang",
            "edition/@lang",
            "publicationYear");

    boolean isKept(String kept) {
      String essence = essence(value);
      if (essence.isEmpty() || SAID_BY_PLACE.contains(where) || kept.contains(essence)) {
        return true;
      }
      return switch (where) {
        case "creatorName", "contributorName" -> isName(kept);
        case "format/@type", "geoLocationPlace/@type" -> value.equals("xs:string");
        case "relatedIdentifier" ->
            kept.contains(essence.replaceFirst("^http://dx\\.doi\\.org/", ""));
        case "nameIdentifier" ->
            kept.contains(essence.replaceFirst("^https?://[^/]*/", "").replaceFirst("/$", ""))
                || kept.replaceAll("(?m)^(....)-(....)-(....)-(....)$", "$1$2$3$4")
                    .contains(essence);
        case "geoLocationPoint", "geoLocationBox" -> isCoordinates(kept);
        default -> false;
      };
    }

    private boolean isName(String kept) {
      for (String part : value.split(",")) {
        if (!kept.contains(essence(part))) {
          return false;
        }
      }
      return true;
    }

    private boolean isCoordinates(String kept) {
      for (String number : value.strip().split("[\\s,]+")) {
        if (!kept.contains("\n" + number + "\n")) {
          return false;
        }
      }
      return true;
    }

    static String essence(String text) {
      return Leaves.essence(text);
    }
  }
}
