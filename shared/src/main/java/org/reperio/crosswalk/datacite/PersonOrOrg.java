package org.reperio.crosswalk.datacite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.reperio.crosswalk.IdentifierClaims;
import org.reperio.crosswalk.RdmDocument;
import org.reperio.crosswalk.SourceNotes;
import org.reperio.vocabulary.Vocabularies;

/** A creator or contributor of DataCite as a person or organisation with affiliations. */
final class PersonOrOrg {

  private static final List<String> SCHEMES = List.of("orcid", "isni", "gnd", "ror");

  /** A name with one of these words is an organisation's, comma or not. */
  private static final Pattern ORGANISATION =
      Pattern.compile(
          "\\b(agency|association|bureau|cent(er|re)|collaboration|college|committee|consortium"
              + "|department|foundation|group|inc|institut\\w*|laborator\\w*|library|ltd|gmbh"
              + "|ministry|museum|network|observatory|office|organi[sz]ation|program(me)?|project"
              + "|school|society|survey|team|universi\\w*)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private final IdentifierClaims claims;
  private final Vocabularies vocabularies;

  PersonOrOrg(IdentifierClaims claims, Vocabularies vocabularies) {
    this.claims = claims;
    this.vocabularies = vocabularies;
  }

  /** The entry for {@code creators} or {@code contributors}, without role; empty without a name. */
  Optional<ObjectNode> entry(JsonNode source, SourceNotes notes) {
    String name = Fields.text(source, "name");
    String given = Fields.text(source, "givenName");
    String family = Fields.text(source, "familyName");
    if (name == null && family == null && given == null) {
      return Optional.empty();
    }
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    ObjectNode who = entry.putObject("person_or_org");
    String label = name == null ? family + ", " + given : name;
    if (isPersonal(source, name, given, family)) {
      person(who, name, given, family, notes);
    } else {
      who.put("type", "organizational").put("name", label);
    }
    identifiers(source, who, label, notes);
    affiliations(source, entry, label, notes);
    return Optional.of(entry);
  }

  private boolean isPersonal(JsonNode source, String name, String given, String family) {
    String type = Fields.text(source, "nameType");
    if (type != null) {
      return type.equalsIgnoreCase("Personal");
    }
    if (family != null || given != null) {
      return true;
    }
    if (has(source, "ORCID")) {
      return true;
    }
    return !has(source, "ROR")
        && name.matches("[^,]+,[^,]*\\S[^,]*")
        && !ORGANISATION.matcher(name).find();
  }

  private boolean has(JsonNode source, String scheme) {
    return Fields.list(source, "nameIdentifiers")
        .filter(id -> scheme.equalsIgnoreCase(Fields.text(id, "nameIdentifierScheme")))
        .anyMatch(id -> claims.valid(Fields.text(id, "nameIdentifier"), scheme).isPresent());
  }

  private static void person(
      ObjectNode who, String name, String given, String family, SourceNotes notes) {
    who.put("type", "personal");
    String familyName = family;
    String givenName = given;
    if (family == null && name != null) {
      String[] parts = name.split(",", 2);
      familyName = parts[0].isBlank() ? name : parts[0].strip();
      if (givenName == null && parts.length == 2 && !parts[0].isBlank() && !parts[1].isBlank()) {
        givenName = parts[1].strip();
      }
    } else if (family == null) {
      familyName = given;
      givenName = null;
    }
    who.put("family_name", familyName);
    if (givenName != null) {
      who.put("given_name", givenName);
    }
    if (name != null && !words(familyName + " " + givenName).containsAll(words(name))) {
      notes.add("Name as given", name);
    }
  }

  private static Set<String> words(String text) {
    return new HashSet<>(List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}]+")));
  }

  private void identifiers(JsonNode source, ObjectNode who, String label, SourceNotes notes) {
    Set<String> taken = new HashSet<>();
    Fields.list(source, "nameIdentifiers")
        .forEach(
            id -> {
              String value = Fields.text(id, "nameIdentifier");
              if (value == null) {
                return;
              }
              String claimed = Fields.text(id, "nameIdentifierScheme");
              Optional<IdentifierClaims.Identified> known = known(value, claimed);
              if (known.isPresent() && taken.add(known.get().scheme())) {
                who.withArray("identifiers").add(known.get().toJson());
              } else if (known.isEmpty() || !isListed(who, known.get())) {
                notes.add(
                    "Identifier of " + label, claimed == null ? value : claimed + " " + value);
              }
            });
  }

  private static boolean isListed(ObjectNode who, IdentifierClaims.Identified identified) {
    for (JsonNode listed : who.path("identifiers")) {
      if (listed.equals(identified.toJson())) {
        return true;
      }
    }
    return false;
  }

  private Optional<IdentifierClaims.Identified> known(String value, String claimed) {
    return SCHEMES.stream()
        .filter(scheme -> claimed == null || claims.schemeId(claimed).equals(scheme))
        .flatMap(
            scheme ->
                claims
                    .valid(value, scheme)
                    .map(normal -> new IdentifierClaims.Identified(scheme, normal, true))
                    .stream())
        .findFirst();
  }

  private void affiliations(JsonNode source, ObjectNode entry, String label, SourceNotes notes) {
    List<String> seen = new ArrayList<>();
    Fields.list(source, "affiliation")
        .forEach(
            affiliation -> {
              String name = Fields.textOrNested(affiliation, "name");
              String identifier = Fields.text(affiliation, "affiliationIdentifier");
              String scheme = Fields.text(affiliation, "affiliationIdentifierScheme");
              String term = identifier == null ? null : term(identifier);
              String key = term != null ? term : name;
              if (key == null || seen.contains(key)) {
                if (key == null) {
                  notes.add("Affiliation of " + label, identifier);
                }
                return;
              }
              seen.add(key);
              ObjectNode json = entry.withArray("affiliations").addObject();
              if (term != null) {
                json.put("id", term);
              }
              if (name != null) {
                json.put("name", name);
              }
              if (term == null && identifier != null) {
                notes.add(
                    "Identifier of " + name,
                    scheme == null ? identifier : scheme + " " + identifier);
              }
            });
  }

  private String term(String identifier) {
    return claims
        .valid(identifier, "ror")
        .filter(ror -> vocabularies.find("affiliations", ror).isPresent())
        .orElse(null);
  }

  /** The entry for {@code contributors}: with the role that every contributor needs. */
  Optional<ObjectNode> contributor(JsonNode source, SourceNotes notes) {
    Optional<ObjectNode> entry = entry(source, notes);
    entry.ifPresent(
        json -> {
          String type = Fields.text(source, "contributorType");
          String role = type == null ? "other" : type.toLowerCase(Locale.ROOT);
          boolean known = vocabularies.find("contributorsroles", role).isPresent();
          json.set("role", RdmDocument.term(known ? role : "other"));
          if (!known) {
            notes.add("Role of " + Fields.text(source, "name"), type);
          }
        });
    return entry;
  }
}
