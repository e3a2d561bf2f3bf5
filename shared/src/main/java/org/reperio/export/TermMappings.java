package org.reperio.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.undercouch.citeproc.csl.CSLType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.reperio.bibliography.BibliographicRecord.Label;
import org.reperio.bibliography.JsonReading;
import org.reperio.vocabulary.Term;
import org.reperio.vocabulary.Vocabularies;

/**
 * Names of the vocabularies' terms in other standards. They are properties of the terms; a term
 * without one gets the standard's most general word.
 */
@ApplicationScoped
public class TermMappings {

  private static final Map<String, String> GENERAL_BY_FAMILY =
      Map.of(
          "publication", "Text",
          "poster", "Text",
          "presentation", "Text",
          "dataset", "Dataset",
          "image", "Image",
          "video", "Audiovisual",
          "software", "Software",
          "model", "Model",
          "workflow", "Workflow",
          "physicalobject", "PhysicalObject");

  private static final Set<String> CSL_TYPES =
      Arrays.stream(CSLType.values()).map(CSLType::toString).collect(Collectors.toSet());
  private static final Map<String, String> CSL_NAMES =
      Map.of("journal", "periodical", "motion", "motion_picture");

  private final Vocabularies vocabularies;

  public TermMappings(Vocabularies vocabularies) {
    this.vocabularies = vocabularies;
  }

  /**
   * CSL 1.0.2 item type. InvenioRDM's vocabulary has words that CSL lacks, and calls a thesis an
   * article; a citation needs the right one.
   */
  public String csl(Label type) {
    if (dataciteGeneral(type).equals("Dissertation")) {
      return "thesis";
    }
    String declared = property("resourcetypes", type.id(), "csl").orElse("document");
    String known = CSL_NAMES.getOrDefault(declared, declared);
    return CSL_TYPES.contains(known) ? known : "document";
  }

  /** DataCite 4.7 resourceTypeGeneral. */
  public String dataciteGeneral(Label type) {
    return property("resourcetypes", type.id(), "datacite_general")
        .orElseGet(() -> GENERAL_BY_FAMILY.getOrDefault(family(type.id()), "Other"));
  }

  /** The free text next to {@link #dataciteGeneral}: the term's own, else its title. */
  public String dataciteType(Label type) {
    return property("resourcetypes", type.id(), "datacite_type").orElseGet(type::text);
  }

  /** The last part of the type's address at schema.org. */
  public String schemaOrg(Label type) {
    return property("resourcetypes", type.id(), "schema.org")
        .map(address -> address.replaceFirst("^.*/", ""))
        .orElse("CreativeWork");
  }

  /** The type's name in {@code info:eu-repo/semantics/}, whole. */
  public Optional<String> euRepo(Label type) {
    return property("resourcetypes", type.id(), "eurepo");
  }

  /** DataCite's name for a term: a contributor's role, a date's type, a relation. */
  public Optional<String> datacite(String vocabulary, Label term) {
    return property(vocabulary, term.id(), "datacite");
  }

  /** One property of a term; empty where term or property is missing or blank. */
  public Optional<String> property(String vocabulary, String id, String property) {
    return vocabularies
        .find(vocabulary, id)
        .map(Term::props)
        .map((ObjectNode props) -> JsonReading.text(props, property))
        .filter(value -> !value.isEmpty());
  }

  private static String family(String id) {
    int dash = id.indexOf('-');
    return dash < 0 ? id : id.substring(0, dash);
  }
}
