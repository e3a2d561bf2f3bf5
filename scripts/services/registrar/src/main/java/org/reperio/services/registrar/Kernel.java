package org.reperio.services.registrar;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Requirements of DataCite's metadata schema 4.7 for a DOI that is not a draft. */
final class Kernel {

  private static final Set<String> RESOURCE_TYPES =
      words(
          "Audiovisual Award Book BookChapter Collection ComputationalNotebook ConferencePaper"
              + " ConferenceProceeding DataPaper Dataset Dissertation Event Image Instrument"
              + " InteractiveResource Journal JournalArticle Model OutputManagementPlan PeerReview"
              + " PhysicalObject Poster Preprint Presentation Project Report Service Software Sound Standard"
              + " StudyRegistration Text Workflow Other");
  private static final Set<String> IDENTIFIER_TYPES =
      words(
          "ARK arXiv bibcode CSTR DOI EAN13 EISSN Handle IGSN ISBN ISSN ISTC LISSN LSID PMID PURL"
              + " RAiD RRID SWHID UPC URL URN w3id");
  private static final Set<String> RELATIONS =
      words(
          "IsCitedBy Cites IsCollectedBy Collects IsSupplementTo IsSupplementedBy IsContinuedBy"
              + " Continues IsDescribedBy Describes HasMetadata IsMetadataFor HasVersion IsVersionOf"
              + " IsNewVersionOf IsPreviousVersionOf IsPartOf HasPart IsPublishedIn IsReferencedBy"
              + " References IsDocumentedBy Documents IsCompiledBy Compiles IsVariantFormOf"
              + " IsOriginalFormOf IsIdenticalTo IsReviewedBy Reviews IsDerivedFrom IsSourceOf"
              + " IsRequiredBy Requires IsObsoletedBy Obsoletes IsTranslationOf HasTranslation Other");
  private static final Set<String> DATE_TYPES =
      words(
          "Accepted Available Collected Copyrighted Coverage Created Issued Other Submitted Updated"
              + " Valid Withdrawn");
  private static final Set<String> CONTRIBUTORS =
      words(
          "ContactPerson DataCollector DataCurator DataManager Distributor Editor"
              + " HostingInstitution Other Producer ProjectLeader ProjectManager ProjectMember"
              + " RegistrationAgency RegistrationAuthority RelatedPerson ResearchGroup RightsHolder"
              + " Researcher Sponsor Supervisor Translator WorkPackageLeader");
  private static final Set<String> DESCRIPTIONS =
      words("Abstract Methods SeriesInformation TableOfContents TechnicalInfo Other");
  private static final Set<String> TITLES =
      words("AlternativeTitle Subtitle TranslatedTitle Other");
  private static final Set<String> NAMES = words("Personal Organizational");

  private Kernel() {}

  private static Set<String> words(String text) {
    return Arrays.stream(text.split(" ")).collect(Collectors.toUnmodifiableSet());
  }

  /** Refuses attributes that lack something or have words outside the schema. */
  static void check(JsonNode attributes) throws Refused {
    requireText(attributes.path("url"), "https?://[^/\\s]+.*", "url");
    requireEach(attributes, "titles", "title");
    requireEach(attributes, "creators", "name");
    JsonNode publisher = attributes.path("publisher");
    requireText(publisher.isObject() ? publisher.path("name") : publisher, ".+", "publisher");
    requireText(attributes.path("publicationYear"), "\\d{4}", "publicationYear");
    requireText(attributes.path("types").path("resourceTypeGeneral"), ".+", "types");
    word(attributes.path("types"), "resourceTypeGeneral", RESOURCE_TYPES, "types");
    words(attributes, "titles", "titleType", TITLES, false);
    words(attributes, "creators", "nameType", NAMES, false);
    words(attributes, "contributors", "contributorType", CONTRIBUTORS, true);
    words(attributes, "dates", "dateType", DATE_TYPES, true);
    words(attributes, "descriptions", "descriptionType", DESCRIPTIONS, true);
    words(attributes, "relatedIdentifiers", "relationType", RELATIONS, true);
    words(attributes, "relatedIdentifiers", "relatedIdentifierType", IDENTIFIER_TYPES, true);
  }

  private static void requireEach(JsonNode attributes, String field, String part) throws Refused {
    JsonNode values = attributes.path(field);
    if (!values.isArray() || values.isEmpty()) {
      throw new Refused(422, field, "can't be blank");
    }
    for (JsonNode value : values) {
      requireText(value.path(part), "(?s).*\\S.*", field);
    }
  }

  private static void requireText(JsonNode value, String pattern, String field) throws Refused {
    if (value.isMissingNode() || value.isNull() || value.asText().isBlank()) {
      throw new Refused(422, field, "can't be blank");
    }
    if (!value.asText().matches(pattern)) {
      throw new Refused(422, field, "is invalid: '%s'".formatted(value.asText()));
    }
  }

  private static void words(
      JsonNode attributes, String field, String part, Set<String> known, boolean required)
      throws Refused {
    for (JsonNode value : attributes.path(field)) {
      if (required && !value.hasNonNull(part)) {
        throw new Refused(422, field, "%s can't be blank".formatted(part));
      }
      word(value, part, known, field);
    }
  }

  private static void word(JsonNode value, String part, Set<String> known, String field)
      throws Refused {
    if (value.hasNonNull(part) && !known.contains(value.get(part).asText())) {
      throw new Refused(
          422, field, "%s '%s' is not in the schema".formatted(part, value.get(part).asText()));
    }
  }
}
