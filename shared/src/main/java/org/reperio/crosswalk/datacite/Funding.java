package org.reperio.crosswalk.datacite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;
import org.reperio.crosswalk.IdentifierClaims;
import org.reperio.crosswalk.IdentifierClaims.Identified;
import org.reperio.crosswalk.RdmDocument;
import org.reperio.crosswalk.SourceNotes;
import org.reperio.vocabulary.Vocabularies;

/**
 * DataCite's fundingReferences. The model wants an award to have a number and a title: an award of
 * which the source states a number alone carries it as its title too, which adds nothing to it.
 */
final class Funding {

  private static final Set<String> FUNDERS =
      Set.of("ror", "crossreffunderid", "grid", "isni", "gnd", "other");

  private final RdmDocument document;
  private final SourceNotes notes;
  private final IdentifierClaims claims;
  private final Vocabularies vocabularies;

  Funding(
      RdmDocument document, SourceNotes notes, IdentifierClaims claims, Vocabularies vocabularies) {
    this.document = document;
    this.notes = notes;
    this.claims = claims;
    this.vocabularies = vocabularies;
  }

  void add(JsonNode source) {
    String name = Fields.text(source, "funderName");
    String identifier = Fields.text(source, "funderIdentifier");
    String scheme = Fields.text(source, "funderIdentifierType");
    String number = Fields.text(source, "awardNumber");
    String title = Fields.text(source, "awardTitle");
    String uri = Fields.text(source, "awardUri");
    String term =
        claims
            .valid(identifier, "ror")
            .filter(ror -> vocabularies.find("funders", ror).isPresent())
            .orElse(null);
    if (term == null && identifier != null && name == null) {
      notes.add("Identifier of a funder", scheme == null ? identifier : scheme + " " + identifier);
    }
    if (term == null && name == null) {
      notes.add("Award of an unnamed funder", number);
      notes.add("Award of an unnamed funder", title);
      return;
    }
    ObjectNode funding = JsonNodeFactory.instance.objectNode();
    ObjectNode funder = funding.putObject("funder");
    if (term != null) {
      funder.put("id", term);
    }
    if (name != null) {
      funder.put("name", name);
    }
    if (term == null && identifier != null) {
      Identified known = claims.examine(identifier, scheme, FUNDERS);
      funder.putArray("identifiers").add(known.toJson());
      if (!known.asClaimed()) {
        notes.add("Kind of the identifier of the funder " + name, scheme);
      }
    }
    if (number != null) {
      funding.set("award", award(source, number, title == null ? number : title, uri));
    } else {
      notes.add("Award of " + name, title);
      notes.add("Award of " + name, uri);
    }
    document.add("funding", funding);
  }

  private ObjectNode award(JsonNode source, String number, String title, String uri) {
    ObjectNode award = JsonNodeFactory.instance.objectNode();
    award.put("number", number);
    String language = Fields.text(source, "lang");
    String key =
        language != null && language.matches("[A-Za-z]{2,3}([_-].*)?")
            ? language.split("[_-]")[0].toLowerCase(Locale.ROOT)
            : "en";
    award.putObject("title").put(key, title);
    if (uri != null) {
      String scheme = claims.valid(uri, "doi").isPresent() ? "doi" : "url";
      claims
          .valid(uri, scheme)
          .ifPresentOrElse(
              valid ->
                  award
                      .withArray("identifiers")
                      .addObject()
                      .put("scheme", scheme)
                      .put("identifier", valid),
              () -> notes.add("Address of the award " + number, uri));
    }
    return award;
  }
}
