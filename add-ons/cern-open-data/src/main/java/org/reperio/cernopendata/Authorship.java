package org.reperio.cernopendata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.reperio.crosswalk.IdentifierClaims;
import org.reperio.crosswalk.RdmDocument;
import org.reperio.crosswalk.SourceRefused;
import org.reperio.crosswalk.SourceText;
import org.reperio.vocabulary.Vocabularies;

/** The authors and the collaboration of an entry as creators and contributors. */
final class Authorship {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final IdentifierClaims claims;
  private final Vocabularies vocabularies;

  Authorship(IdentifierClaims claims, Vocabularies vocabularies) {
    this.claims = claims;
    this.vocabularies = vocabularies;
  }

  /**
   * Authors are creators, and the collaboration then contributes as a research group; without
   * authors the collaboration is the creator.
   *
   * @param experiments the experiments, which name a collaboration that is given by number alone
   * @throws SourceRefused when nobody is named at all
   */
  void write(SourceFields source, List<String> experiments, RdmDocument document) {
    ArrayNode creators = document.list("creators");
    for (SourceFields author : source.objects("authors")) {
      author(author).ifPresent(creators::add);
    }
    Optional<ObjectNode> collaboration = collaboration(source, experiments, document);
    if (creators.isEmpty()) {
      creators.add(
          collaboration.orElseThrow(
              () -> new SourceRefused("There is neither an author nor a collaboration.")));
    } else {
      collaboration.ifPresent(
          group -> {
            group.set("role", RdmDocument.term("researchgroup"));
            document.add("contributors", group);
          });
    }
  }

  private Optional<ObjectNode> collaboration(
      SourceFields source, List<String> experiments, RdmDocument document) {
    SourceFields collaboration = source.object("collaboration");
    ObjectNode custom = JSON.objectNode();
    for (String field : List.of("name", "recid", "group")) {
      String value = collaboration.text(field);
      if (value != null) {
        custom.put(field, value);
      }
    }
    document.custom("cern:collaboration", custom);
    if (custom.has("name")) {
      return Optional.of(organisation(SourceText.onOneLine(custom.path("name").asText())));
    }
    return !custom.isEmpty() && experiments.size() == 1
        ? Optional.of(organisation(experiments.get(0) + " Collaboration"))
        : Optional.empty();
  }

  private static ObjectNode organisation(String name) {
    ObjectNode entry = JSON.objectNode();
    entry.putObject("person_or_org").put("type", "organizational").put("name", name);
    return entry;
  }

  private Optional<ObjectNode> author(SourceFields author) {
    String name = SourceText.onOneLine(author.text("name"));
    if (name == null) {
      return Optional.empty();
    }
    ObjectNode entry = person(name).orElseGet(() -> organisation(name));
    String orcid = author.text("orcid");
    claims
        .valid(orcid, "orcid")
        .ifPresentOrElse(
            valid ->
                ((ObjectNode) entry.get("person_or_org"))
                    .withArray("identifiers")
                    .addObject()
                    .put("scheme", "orcid")
                    .put("identifier", valid),
            () -> {
              if (orcid != null) {
                author.putBack("orcid", orcid);
              }
            });
    affiliations(author, entry);
    if (!author.isEmpty()) {
      author.putBack("name", name);
    }
    return Optional.of(entry);
  }

  /** "Family, Given" is a person; a name without comma is that of a group or an institute. */
  private static Optional<ObjectNode> person(String name) {
    String[] parts = name.split(",", 2);
    if (parts.length < 2 || parts[0].isBlank() || parts[1].isBlank()) {
      return Optional.empty();
    }
    ObjectNode entry = JSON.objectNode();
    entry
        .putObject("person_or_org")
        .put("type", "personal")
        .put("family_name", parts[0].strip())
        .put("given_name", parts[1].strip());
    return Optional.of(entry);
  }

  /** Affiliations and their ROR ids are two lists in text, in the same order. */
  private void affiliations(SourceFields author, ObjectNode entry) {
    String stated = author.text("affiliation");
    if (stated == null) {
      return;
    }
    String[] names = stated.split(";");
    String identifiers = author.text("rorid");
    String[] rors = identifiers == null ? new String[0] : identifiers.split(";");
    Set<String> seen = new LinkedHashSet<>();
    boolean allKnown = rors.length == names.length;
    for (int i = 0; i < names.length; i++) {
      String name = SourceText.onOneLine(names[i]);
      String term = rors.length == names.length ? term(rors[i]) : null;
      allKnown &= term != null;
      if (!name.isEmpty() && seen.add(term == null ? name : term)) {
        ObjectNode affiliation = entry.withArray("affiliations").addObject();
        if (term != null) {
          affiliation.put("id", term);
        }
        affiliation.put("name", name);
      }
    }
    if (identifiers != null && !allKnown) {
      author.putBack("rorid", identifiers);
    }
  }

  private String term(String ror) {
    return claims
        .valid(ror, "ror")
        .filter(id -> vocabularies.find("affiliations", id).isPresent())
        .orElse(null);
  }
}
